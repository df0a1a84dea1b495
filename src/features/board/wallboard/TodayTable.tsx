import { Table } from '@mantine/core'
import type { BoardHalfHour } from '@/contract/wallboard'
import { m } from '@/messages'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatNumber } from '@/ui/text/format'
import { BoardNumber } from '../BoardNumber'
import { formatShare } from '../formatShare'
import classes from './Wallboard.module.css'

const clockOf = (stamp: string) => stamp.slice(11, 16)

/** What came and what was done in each half hour of today, the newest first. */
export function TodayTable({ halfHours }: { halfHours: readonly BoardHalfHour[] }) {
  const { from, created, answered, inTime, closed, open } = m.wallboard.halfHour
  const filterOf = (field: string, stamp: string) => {
    const begin = stamp.slice(0, 16)
    const end = stamp.slice(14, 16) === '00' ? `${stamp.slice(0, 14)}29` : `${stamp.slice(0, 14)}59`
    return `${field}:${begin}..${end}`
  }
  const number = (field: string, value: number, stamp: string, label: string) => (
    <BoardNumber
      value={value}
      filter={filterOf(field, stamp)}
      label={`${clockOf(stamp)}, ${label}`}
    />
  )
  return (
    <ScrollBox className={classes.todayBox} label={m.wallboard.today}>
      <Table aria-label={m.wallboard.today} className={classes.today}>
        <Table.Thead>
          <Table.Tr>
            {[from, created, answered, inTime, closed, open].map((title) => (
              <Table.Th key={title} scope="col">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {halfHours.toReversed().map((one) => (
            <Table.Tr key={one.from}>
              <Table.Th scope="row">{clockOf(one.from)}</Table.Th>
              <Table.Td>{number('created', one.created, one.from, created)}</Table.Td>
              <Table.Td>{number('answered', one.answered, one.from, answered)}</Table.Td>
              <Table.Td>
                {one.inTime === null ? m.wallboard.nothing : formatShare(one.inTime)}
              </Table.Td>
              <Table.Td>{number('closed', one.closed, one.from, closed)}</Table.Td>
              <Table.Td>{formatNumber(one.open)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}
