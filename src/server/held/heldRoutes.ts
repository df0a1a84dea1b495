import { appointmentOf } from '@/contract/event/appointment'
import { getHeldEvent, holdEvent, listHeldEvents, takeBackEvent } from '@/contract/event/heldEvents'
import { faultText } from '@/contract/fault'
import { recordAudit } from '../audit/recordAudit'
import { seesGroup } from '../db/scope'
import { inWholeAccount, type Tx } from '../db/transaction'
import { discardDraft } from '../drafts/draftRepository'
import { checkEvent } from '../events/checkEvents'
import type { GroupChoice } from '../events/chooseGroup'
import type { Mounting } from '../http/call'
import { faulty, Refusal } from '../http/refusal'
import { short } from '../http/reply'
import { slotGuard } from '../slots/slotGuard'
import { claim, findHeld, heldText, keepPlace, listHeld, undoHeld } from './heldRepository'
import type { Keeper } from './keepReleasing'
import { type Releasing, release } from './release'

type HeldOptions = { releasing: Releasing; keeper: Keeper; undoSeconds: number }

const keyMissing = () => faulty({ path: 'Idempotency-Key', message: faultText('required') })

export function mountHeld(
  { mount }: Mounting,
  { releasing, keeper, undoSeconds }: HeldOptions,
): void {
  const { zone } = releasing
  type Hold = Parameters<typeof claim>[1]

  /** Refused where the slot of its appointment is full or closed; the slot is locked from here on. */
  async function takePlace(tx: Tx, asked: Hold, { AcdGroupsID }: GroupChoice) {
    const { principal, event, now } = asked
    const { dtAppointmentDate: date, dtAppointmentTime: time } = event
    const appointment = appointmentOf({ date, time }, now, zone)
    if (appointment.kind === 'none') return
    const { instant } = appointment
    const guard = slotGuard(tx, { ClientsID: principal.ClientsID, now, zone }, instant)
    const refusal = await inWholeAccount(tx, principal, () => guard.take(AcdGroupsID))
    // Which of its slots are free tells what a group holds.
    if (refusal) throw seesGroup(principal, AcdGroupsID) ? refusal : new Refusal(refusal.code)
    await keepPlace(tx, asked, { AcdGroupsID, instant })
  }

  /** Claims the key, checks what a create checks, and wipes the draft: all of it or nothing. */
  async function hold(tx: Tx, asked: Hold) {
    const { principal, key, event } = asked
    const before = await claim(tx, asked)
    if (before) return { held: before, write: undefined }
    const group = await checkEvent(tx, event)
    await takePlace(tx, asked, group)
    await discardDraft(tx, principal, key)
    const held = await findHeld(tx, principal, key)
    if (undoSeconds > 0) {
      await recordAudit(tx, asked, { action: 'event.hold', id: null, after: event })
      return { held, write: undefined }
    }
    const write = await release(tx, releasing, held)
    return { held: await findHeld(tx, principal, key), write }
  }

  mount(holdEvent, async ({ body: event, principal, now, read, context }) => {
    const key = context.req.header('idempotency-key')
    if (key === undefined) throw keyMissing()
    const dueAt = now + undoSeconds * 1000
    const { held, write } = await read((tx) => hold(tx, { principal, key, event, now, dueAt }))
    if (held.state === 'held') keeper.expect(held.due_at.getTime())
    if (write === undefined) return short([heldText(held)])
    await releasing.upstream.deliver(write)
    return short([heldText(await read((tx) => findHeld(tx, principal, key)))])
  })

  mount(listHeldEvents, ({ principal, read }) =>
    read(async (tx) => short((await listHeld(tx, principal)).map(heldText))),
  )

  mount(getHeldEvent, ({ params: { key }, principal, read }) =>
    read(async (tx) => short([heldText(await findHeld(tx, principal, key))])),
  )

  mount(takeBackEvent, ({ params: { key }, principal, now, read }) =>
    read(async (tx) => {
      const isUndone = await undoHeld(tx, principal, key)
      const held = await findHeld(tx, principal, key)
      const after = JSON.parse(held.event)
      if (isUndone)
        await recordAudit(tx, { principal, now }, { action: 'event.takeBack', id: null, after })
      return short([heldText(held)])
    }),
  )
}
