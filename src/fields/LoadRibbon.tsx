import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import { groupQueries } from '@/client/groups'
import type { LoadSlot } from '@/contract/groupLoad'
import { m } from '@/messages'
import { formatDay } from '@/ui/format'
import { Unseen } from '@/ui/Unseen'
import classes from './LoadRibbon.module.css'

type Props = {
  AcdGroupsID: number
  /** `yyyy-mm-dd`; `chosen` in epoch ms. */
  date: string
  chosen: number | undefined
}

const halfHour = 30 * 60_000
/** Opening hours are always shown, other half hours only as far as they hold something. */
const [opens, closes] = ['08:00', '18:00']

function shownSlots(slots: readonly LoadSlot[], chosen: number | undefined): LoadSlot[] {
  const isShown = ({ time, callbacks, at }: LoadSlot) =>
    callbacks > 0 || (time >= opens && time < closes) || isChosen(at, chosen)
  const first = slots.findIndex(isShown)
  return slots.slice(first, slots.findLastIndex(isShown) + 1)
}

const isChosen = (at: number, chosen: number | undefined) =>
  chosen !== undefined && at <= chosen && chosen < at + halfHour

/** How many callbacks of a group each half hour of a day already holds. */
export function LoadRibbon({ AcdGroupsID, date, chosen }: Props) {
  const load = useQuery(groupQueries.load(AcdGroupsID, date))
  const day = formatDay(date)
  if (load.isError && load.data === undefined) {
    return (
      <Text size="xs" c="dimmed">
        {m.create.load.failed}
      </Text>
    )
  }
  const slots = shownSlots(load.data ?? [], chosen)
  const most = Math.max(4, ...slots.map(({ callbacks }) => callbacks))
  if (load.data && slots.every(({ callbacks }) => callbacks === 0)) {
    return (
      <Text size="xs" c="dimmed">
        {m.create.load.none(day)}
      </Text>
    )
  }
  return (
    <div className={classes.root}>
      <Text size="xs" c="dimmed">
        {m.create.load.title(day)}
      </Text>
      <ol className={classes.slots} aria-label={m.create.load.title(day)}>
        {slots.map(({ at, time, callbacks }) => (
          <li
            key={at}
            className={classes.slot}
            data-chosen={isChosen(at, chosen) || undefined}
            title={m.create.load.slot(time, callbacks)}
          >
            <Unseen>{m.create.load.slot(time, callbacks)}</Unseen>
            <span className={classes.column} aria-hidden>
              <span
                className={classes.bar}
                style={{ '--share': callbacks / most } as CSSProperties}
              />
            </span>
            <span className={classes.hour} aria-hidden>
              {/(00|03|06|09|12|15|18|21):00/.test(time) && time}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
