import { Table } from '@mantine/core'
import { halfHourSpan } from '@/contract/appointmentSearch'
import { type BoardHalfHour, tileFilters } from '@/contract/wallboard'
import { m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatNumber } from '@/ui/text/format'
import { BoardNumber } from '../BoardNumber'
import { usePastMinute } from '../pastMinute'
import classes from './Wallboard.module.css'

const columns = ['from', 'created', 'answered', 'inTime', 'closed', 'open'] as const

type Counted = 'created' | 'answered' | 'closed'

type RowProps = {
  halfHour: BoardHalfHour
  /** The clock shows its time twice, and this is the second time. */
  isSecond: boolean
}

function HalfHourRow({ halfHour, isSecond }: RowProps) {
  const { zone } = useCentre()
  const isPast = usePastMinute() !== undefined
  const minute = halfHour.from.slice(0, 16)
  const time = isSecond ? m.slots.again(minute.slice(11)) : minute.slice(11)
  const span = halfHourSpan(isSecond ? `${minute}.2` : minute, zone)
  const { halfHour: titles } = m.wallboard
  const label = (key: keyof typeof titles) => `${time}, ${titles[key]}`
  const number = (key: Counted) => (
    <Table.Td>
      <BoardNumber value={halfHour[key]} filter={`${key}:${span}`} label={label(key)} />
    </Table.Td>
  )
  return (
    <Table.Tr>
      <Table.Th scope="row">{time}</Table.Th>
      {number('created')}
      {number('answered')}
      <Table.Td>
        <BoardNumber
          value={halfHour.inTime}
          isShare
          filter={`goal:met,missed deadline:${span}`}
          label={label('inTime')}
        />
        {halfHour.goalChanges > 0 && (
          <span className={classes.note}>{m.wallboard.goalChanges(halfHour.goalChanges)}</span>
        )}
      </Table.Td>
      {number('closed')}
      <Table.Td>
        {isPast || isSecond ? (
          formatNumber(halfHour.open)
        ) : (
          <BoardNumber
            value={halfHour.open}
            filter={tileFilters.Open}
            at={minute}
            label={label('open')}
          />
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** What came and what was done in each half hour of today, the newest first. */
export function TodayTable({ halfHours }: { halfHours: readonly BoardHalfHour[] }) {
  const titles = m.wallboard.halfHour
  const rows = halfHours.map((halfHour, place) => ({
    halfHour,
    isSecond: halfHours.findIndex(({ from }) => from === halfHour.from) < place,
  }))
  const unknown = halfHours.reduce((sum, halfHour) => sum + halfHour.unknown, 0)
  return (
    <>
      <ScrollBox className={classes.todayBox} label={m.wallboard.today}>
        <Table aria-label={m.wallboard.today} className={classes.today}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((key) => (
                <Table.Th key={key} scope="col">
                  {titles[key]}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.toReversed().map((row) => (
              <HalfHourRow key={`${row.halfHour.from}${row.isSecond}`} {...row} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollBox>
      {unknown > 0 && <p className={classes.unknown}>{m.wallboard.unknown(unknown)}</p>}
    </>
  )
}
