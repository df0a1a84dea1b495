import { removeViewLimit, setViewLimit } from '@/contract/alerts'
import { eventFilterFields } from '@/contract/filter/fields'
import { createView, deleteView, listViews, type SavedView, updateView } from '@/contract/views'
import { endAlert } from '../alerts/endAlert'
import { countAnew, removeLimit, storeLimit } from '../alerts/viewLimits'
import { changes } from '../audit/changes'
import { recordAudit } from '../audit/recordAudit'
import { inWholeAccount, type Tx } from '../db/transaction'
import { requireTerms } from '../filter/requireTerms'
import type { Mounting } from '../http/call'
import { etagOf } from '../http/etag'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { done, short } from '../http/reply'
import { tagged } from '../list/tagged'
import { viewRepository } from './viewRepository'

/** Of one person. */
const maxViews = 200

/** What the audit log keeps of a view. */
const kept = ({ isOwn, mayChange, limit, version, dtModified, ...view }: SavedView) => view

const answer = (view: SavedView) => short([JSON.stringify(view)])

/** A view that the principal may change, or the refusal that says why not. */
async function changeable(tx: Tx, principal: Principal, zone: string, id: number) {
  const views = viewRepository(tx, principal, zone)
  const view = await views.find(id)
  if (!view) throw new Refusal('view_not_found')
  if (!view.mayChange) throw new Refusal('view_not_yours')
  return { views, view }
}

export function mountViews({ mount }: Mounting, zone: string): void {
  mount(listViews, (call) => {
    const { ClientsID, AccessTokensID, UsersID } = call.principal
    return tagged(call, {
      tables: ['saved_views', 'users', 'view_limits'],
      tagAt: (version) => etagOf('views', version, ClientsID, AccessTokensID, UsersID ?? ''),
      make: async (tx, etag) => short(await viewRepository(tx, call.principal, zone).list(), etag),
    })
  })

  mount(createView, ({ body, principal, now, transaction }) => {
    requireTerms(body.filter ?? '', eventFilterFields)
    return transaction(async (tx) => {
      const views = viewRepository(tx, principal, zone)
      if ((await views.countOwn()) >= maxViews) throw new Refusal('too_many_views')
      const view = await views.insert(body, now)
      if (!view) throw new Refusal('view_name_taken')
      const entry = { action: 'view.create', id: view.ID, after: kept(view) } as const
      await recordAudit(tx, { principal, now }, entry)
      return answer(view)
    })
  })

  mount(updateView, ({ body, params: { ViewsID }, principal, now, transaction }) => {
    requireTerms(body.filter ?? '', eventFilterFields)
    return transaction(async (tx) => {
      const { views, view } = await changeable(tx, principal, zone, ViewsID)
      if ((body.version ?? view.version) !== view.version) throw new Refusal('view_changed')
      if (await views.isNameTaken(ViewsID, body.name)) throw new Refusal('view_name_taken')
      const changed = await views.update(ViewsID, body, now)
      if (!changed) throw new Refusal('view_not_found')
      if (changed.filter !== view.filter) {
        await inWholeAccount(tx, principal, () => countAnew(tx, ViewsID, now))
      }
      const difference = changes(kept(view), kept(changed))
      const entry = { action: 'view.change', id: ViewsID, ...difference } as const
      await recordAudit(tx, { principal, now }, entry)
      return answer(changed)
    })
  })

  mount(deleteView, ({ params: { ViewsID }, principal, now, transaction }) =>
    transaction(async (tx) => {
      const { views, view } = await changeable(tx, principal, zone, ViewsID)
      await views.remove(ViewsID)
      await inWholeAccount(tx, principal, () => endAlert(tx, ViewsID, now))
      const entry = { action: 'view.delete', id: ViewsID, before: kept(view) } as const
      await recordAudit(tx, { principal, now }, entry)
      return done
    }),
  )

  mount(setViewLimit, ({ body: limit, params: { ViewsID }, principal, now, transaction }) =>
    transaction(async (tx) => {
      const { view } = await changeable(tx, principal, zone, ViewsID)
      await inWholeAccount(tx, principal, () =>
        storeLimit(tx, principal.ClientsID, ViewsID, { limit, now }),
      )
      const entry = { action: 'view.limit', id: ViewsID, before: view.limit, after: limit } as const
      await recordAudit(tx, { principal, now }, entry)
      return answer({ ...view, limit })
    }),
  )

  mount(removeViewLimit, ({ params: { ViewsID }, principal, now, transaction }) =>
    transaction(async (tx) => {
      const { view } = await changeable(tx, principal, zone, ViewsID)
      await inWholeAccount(tx, principal, () => removeLimit(tx, ViewsID, now))
      const entry = { action: 'view.unlimit', id: ViewsID, before: view.limit } as const
      await recordAudit(tx, { principal, now }, entry)
      return answer({ ...view, limit: null })
    }),
  )
}
