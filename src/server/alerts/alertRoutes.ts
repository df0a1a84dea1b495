import { listAlerts, quietAlert, takeAlert } from '@/contract/alerts'
import { recordAudit } from '../audit/recordAudit'
import { scopeKey } from '../db/scope'
import type { Mounting } from '../http/call'
import { etagOf } from '../http/etag'
import { short } from '../http/reply'
import { tagged } from '../list/tagged'
import { alertRepository, alertTables } from './alertRepository'

export function mountAlerts({ mount }: Mounting, zone: string): void {
  mount(listAlerts, (call) => {
    const { AccessTokensID, UsersID } = call.principal
    const scope = scopeKey(call.principal)
    return tagged(call, {
      tables: alertTables,
      tagAt: (version) => etagOf('alerts', version, scope, AccessTokensID, UsersID ?? ''),
      make: async (tx, etag) => short(await alertRepository(tx, call.principal, zone).list(), etag),
    })
  })

  mount(takeAlert, ({ params: { AlertsID: id }, principal, now, transaction }) =>
    transaction(async (tx) => {
      const record = await alertRepository(tx, principal, zone).take(id)
      await recordAudit(tx, { principal, now }, { action: 'alert.take', id })
      return short([record])
    }),
  )

  mount(quietAlert, ({ params: { AlertsID: id }, principal, now, transaction }) =>
    transaction(async (tx) => {
      const record = await alertRepository(tx, principal, zone).quiet(id)
      await recordAudit(tx, { principal, now }, { action: 'alert.quiet', id })
      return short([record])
    }),
  )
}
