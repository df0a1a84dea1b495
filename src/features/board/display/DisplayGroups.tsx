import type { BoardGroup, Wallboard } from '@/contract/wallboard'
import { m } from '@/messages'
import { groupName } from '@/session/programNames'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatNumber } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { formatShare } from '../formatShare'
import { sortGroups } from '../sortGroups'
import { ageAt } from '../tileText'
import classes from './DisplayPage.module.css'

/** As many as stand on a screen without scrolling. */
const maxGroups = 8

const columns = ['open', 'oldest', 'due', 'overdue', 'closedToday', 'inTimeToday'] as const

type Props = { board: Wallboard; zone: string }

function cellText(
  group: BoardGroup,
  column: (typeof columns)[number],
  { board, zone }: Props,
): string {
  if (column === 'oldest') return ageAt(board.asOf, group.oldest, zone)
  const value = group[column]
  if (value === null) return m.wallboard.nothing
  return column === 'inTimeToday' ? formatShare(value) : formatNumber(value)
}

/** The groups that burn most, as on the board; of the others their number is told. */
export function DisplayGroups({ board, zone }: Props) {
  const groups = sortGroups(board.groups, { by: 'overdue', ascending: false })
  const others = groups.slice(maxGroups)
  return (
    <ScrollBox className={classes.groups} label={m.wallboard.groups}>
      <table aria-label={m.wallboard.groups} className={classes.table}>
        <thead>
          <tr>
            {(['name', ...columns] as const).map((column) => (
              <th key={column} scope="col">
                {m.wallboard.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, maxGroups).map((group) => (
            <tr key={group.AcdGroupsID}>
              <th scope="row">
                <UntrustedText
                  text={groupName({ ID: group.AcdGroupsID, Name: group.Name })}
                  oneLine
                />
              </th>
              {columns.map((column) => (
                <td
                  key={column}
                  data-burns={(column === 'overdue' && group.overdue > 0) || undefined}
                >
                  {cellText(group, column, { board, zone })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > 0 && (
        <p className={classes.before}>
          {m.display.more(
            others.length,
            others.reduce((sum, { open }) => sum + open, 0),
          )}
        </p>
      )}
    </ScrollBox>
  )
}
