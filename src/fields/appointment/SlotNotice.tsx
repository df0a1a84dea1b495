import { m } from '@/messages'
import classes from './AppointmentPicker.module.css'
import { FreeSlots } from './FreeSlots'
import { slotLabel } from './slotLabel'
import { useVerdict, type Verdict } from './slotVerdict'

type Props = {
  AcdGroupsID: number | undefined
  date: string
  chosen: number | undefined
  now: number
  /** Free slots are offered where nothing is against the chosen one, too. */
  isOffering: boolean
  onChoose: (date: string, time: string) => void
}

/** `10:00, 7 of 7, full. The group takes no more.` */
const sentenceOf = ({ slot, problem, rule }: Verdict) =>
  m.slots.verdicts[problem][rule](slotLabel(slot))

/** What is against an appointment in its slot, and the next slots that have room. */
export function SlotNotice({ AcdGroupsID, date, chosen, now, isOffering, onChoose }: Props) {
  const verdict = useVerdict({ AcdGroupsID, date, chosen, now })
  return (
    <>
      <div
        role="status"
        aria-label={m.slots.notice}
        className={classes.notice}
        data-refused={verdict?.rule === 'refuse' || undefined}
      >
        {verdict && sentenceOf(verdict)}
      </div>
      {AcdGroupsID !== undefined && (verdict || isOffering) && (
        <FreeSlots
          AcdGroupsID={AcdGroupsID}
          from={date}
          after={verdict?.slot.at ?? now}
          takesFocus={isOffering}
          onChoose={onChoose}
        />
      )}
    </>
  )
}
