import type { CSSProperties } from 'react'
import { isFull, type Slot } from '@/contract/slot'
import { slotLabel, slotShare, slotTime } from '@/fields/appointment/slotLabel'
import { m } from '@/messages'
import { PlainButton } from '@/ui/buttons/PlainButton'
import { formatDayOfYear, formatNumber } from '@/ui/text/format'
import { type Cell, useGridStop } from '@/ui/useGridStop'
import classes from './WeekGrid.module.css'
import { slotName, type Week, type WeekRow } from './weekRows'

type Props = {
  week: Week
  /** The day or slot whose events stand below. */
  shown: string
  /** Today, in the centre's zone. */
  today: string
  onShow: (shown: string) => void
}

/** A bar of full height holds at least so many, where there is no capacity. */
const fullBar = 4

/** In sight as short as it can be: a closed slot that holds nothing is seen to be closed. */
function shortText({ number, capacity, closed }: Slot): string {
  if (number === 0 && (closed || capacity === null)) return ''
  return capacity === null
    ? formatNumber(number)
    : `${formatNumber(number)}/${formatNumber(capacity)}`
}

type SlotProps = {
  slot: Slot
  most: number
  isShown: boolean
  stop: { 'data-cell': string; tabIndex: number; onFocus: () => void }
  onPress: () => void
}

const SlotButton = ({ slot, most, isShown, stop, onPress }: SlotProps) => (
  <PlainButton
    className={classes.slot}
    style={{ '--share': slotShare(slot, most) } as CSSProperties}
    aria-label={slotLabel(slot, formatDayOfYear(slot.from.slice(0, 10)))}
    aria-pressed={isShown}
    data-full={(isFull(slot) && !slot.closed) || undefined}
    data-closed={slot.closed || undefined}
    data-past={slot.past || undefined}
    data-empty={slot.number === 0 || undefined}
    onClick={onPress}
    {...stop}
  >
    {shortText(slot)}
  </PlainButton>
)

/** The first column that a shown day or slot is in, and its row; else the first of all. */
function entryOf({ days, rows }: Week, shown: string): Cell {
  const column = Math.max(0, days.indexOf(shown.slice(0, 10)))
  const row = rows.findIndex(({ slots }) => slots.some((slot) => slot && slotName(slot) === shown))
  return [row + 1, column]
}

const sumOf = (rows: readonly WeekRow[], column: number) =>
  rows.reduce((sum, { slots }) => sum + (slots[column]?.number ?? 0), 0)

/** Days and half hours, how many appointments each holds and how full that is. */
export function WeekGrid({ week, shown, today, onShow }: Props) {
  const { days, rows } = week
  const most = Math.max(
    fullBar,
    ...rows.flatMap(({ slots }) => slots.map((slot) => slot?.number ?? 0)),
  )
  const has = ([row, column]: Cell) => row === 0 || rows[row - 1]?.slots[column] !== undefined
  const stop = useGridStop([rows.length + 1, days.length], has, entryOf(week, shown))
  return (
    <table aria-label={m.appointments.week} className={classes.table} onKeyDown={stop.onKeyDown}>
      <thead>
        <tr>
          <td className={classes.corner} />
          {days.map((day, column) => (
            <th key={day} scope="col" data-today={day === today || undefined}>
              <PlainButton
                className={classes.day}
                aria-label={m.appointments.day(formatDayOfYear(day), sumOf(rows, column))}
                aria-pressed={shown === day}
                onClick={() => onShow(day)}
                {...stop.button([0, column])}
              >
                {formatDayOfYear(day)}
              </PlainButton>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, time, second, slots, hasGap }, row) => (
          <tr key={key} data-gap={hasGap || undefined}>
            <th scope="row" className={classes.time}>
              {slotTime({ time, second })}
            </th>
            {slots.map((slot, column) => (
              <td key={days[column]}>
                {slot && (
                  <SlotButton
                    slot={slot}
                    most={most}
                    isShown={slotName(slot) === shown}
                    stop={stop.button([row + 1, column])}
                    onPress={() => onShow(slotName(slot))}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
