import { faultText } from '@/contract/fault'
import { getHeldEvent, holdEvent, listHeldEvents, takeBackEvent } from '@/contract/heldEvents'
import { recordAudit } from '../audit/recordAudit'
import { discardDraft } from '../drafts/draftRepository'
import { checkEvent } from '../events/checkEvents'
import type { Mounting, Tx } from '../http/mount'
import { faulty } from '../http/refusal'
import { short } from '../http/reply'
import { claim, findHeld, heldText, listHeld, takeBack } from './heldRepository'
import type { Keeper } from './keepReleasing'
import { type Releasing, release } from './release'

type Settings = { releasing: Releasing; keeper: Keeper; undoSeconds: number }

const keyMissing = () => faulty({ path: 'Idempotency-Key', message: faultText('required') })

export function mountHeld({ mount }: Mounting, { releasing, keeper, undoSeconds }: Settings): void {
  type Hold = Parameters<typeof claim>[1]

  /** Claims the key, checks what a create checks, and wipes the draft: all of it or nothing. */
  async function hold(tx: Tx, asked: Hold) {
    const { asker, key, event } = asked
    const before = await claim(tx, asked)
    if (before) return before
    await checkEvent(tx, event)
    await discardDraft(tx, asker, key)
    const held = await findHeld(tx, asker, key)
    if (undoSeconds > 0) {
      await recordAudit(tx, asked, { action: 'event.hold', id: null, after: event })
      return held
    }
    await release(tx, releasing, held)
    return findHeld(tx, asker, key)
  }

  mount(holdEvent, async ({ body: event, asker, now, read, context }) => {
    const key = context.req.header('idempotency-key')
    if (key === undefined) throw keyMissing()
    const dueAt = now + undoSeconds * 1000
    const held = await read((tx) => hold(tx, { asker, key, event, now, dueAt }))
    if (held.state === 'held') keeper.expect(held.due_at.getTime())
    return short([heldText(held)])
  })

  mount(listHeldEvents, ({ asker, read }) =>
    read(async (tx) => short((await listHeld(tx, asker)).map(heldText))),
  )

  mount(getHeldEvent, ({ params: { key }, asker, read }) =>
    read(async (tx) => short([heldText(await findHeld(tx, asker, key))])),
  )

  mount(takeBackEvent, ({ params: { key }, asker, now, read }) =>
    read(async (tx) => {
      const isBack = await takeBack(tx, asker, key)
      const held = await findHeld(tx, asker, key)
      const after = JSON.parse(held.event)
      if (isBack)
        await recordAudit(tx, { asker, now }, { action: 'event.takeBack', id: null, after })
      return short([heldText(held)])
    }),
  )
}
