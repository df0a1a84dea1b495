import { discardEventDraft, listEventDrafts, saveEventDraft } from '@/contract/event/eventDrafts'
import { ownerOf } from '../db/scope'
import type { Mounting } from '../http/call'
import { done, short } from '../http/reply'
import { discardDraft, listDrafts, saveDraft } from './draftRepository'

export function mountDrafts({ mount }: Mounting): void {
  mount(listEventDrafts, async ({ principal, read }) => {
    const { body } = short(await read((tx) => listDrafts(tx, principal)))
    return { body: `{"owner":${JSON.stringify(ownerOf(principal))},${String(body).slice(1)}` }
  })

  mount(saveEventDraft, ({ params: { key }, body, principal, now, read }) =>
    read(async (tx) => short([await saveDraft(tx, { ...body, principal, key, now })])),
  )

  mount(discardEventDraft, async ({ params: { key }, principal, read }) => {
    await read((tx) => discardDraft(tx, principal, key))
    return done
  })
}
