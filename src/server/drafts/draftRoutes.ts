import { discardEventDraft, listEventDrafts, saveEventDraft } from '@/contract/eventDrafts'
import { ownerOf } from '../auth/owner'
import type { Mounting } from '../http/mount'
import { done, short } from '../http/reply'
import { discardDraft, listDrafts, saveDraft } from './draftRepository'

export function mountDrafts({ mount }: Mounting): void {
  mount(listEventDrafts, async ({ asker, read }) => {
    const { body } = short(await read((tx) => listDrafts(tx, asker)))
    return { body: `{"owner":${JSON.stringify(ownerOf(asker))},${String(body).slice(1)}` }
  })

  mount(saveEventDraft, ({ params: { key }, body, asker, now, read }) =>
    read(async (tx) => short([await saveDraft(tx, { ...body, asker, key, now })])),
  )

  mount(discardEventDraft, async ({ params: { key }, asker, read }) => {
    await read((tx) => discardDraft(tx, asker, key))
    return done
  })
}
