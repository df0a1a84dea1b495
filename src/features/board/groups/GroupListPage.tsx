import { type QueryClient, useQuery } from '@tanstack/react-query'
import { groupSettingsQueries } from '@/client/groups/groupSettings'
import { groupQueries } from '@/client/groups/groups'
import { wallboardQueries } from '@/client/groups/wallboard'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { primeNames } from '@/session/primeNames'
import { EmptyState } from '@/ui/page/EmptyState'
import { Page } from '@/ui/page/Page'
import { useMedia, widths } from '@/ui/useMedia'
import { BoardGroups } from '../BoardGroups'
import type { GroupSort, ListedGroup } from '../sortGroups'

const columns = [
  'name',
  'number',
  'type',
  'open',
  'oldest',
  'due',
  'overdue',
  'inTimeToday',
  'capacityLeft',
  'members',
] as const satisfies readonly GroupSort[]

/** On a phone the numbers come first: what a group is stands on its page. */
const narrowColumns = columns.filter((key) => key !== 'number' && key !== 'type')

/** What the page asks for first. */
export const prime = (client: QueryClient) =>
  Promise.all([client.prefetchQuery(wallboardQueries.now()), primeNames(client)])

/** All groups with what waits in them, how much room they have, and who belongs to them. */
export function GroupListPage() {
  const isPhone = useMedia(widths.phone)
  const board = useQuery(wallboardQueries.now())
  const summaries = useQuery(groupSettingsQueries.summaries())
  const groups = useQuery(groupQueries.list())
  const records = new Map(groups.data?.records.map((group) => [group.ID, group]))
  const summaryOf = new Map(summaries.data?.map((one) => [one.AcdGroupsID, one]))
  const listed = board.data?.groups.map((group): ListedGroup => {
    const record = records.get(group.AcdGroupsID)
    const summary = summaryOf.get(group.AcdGroupsID)
    return {
      ...group,
      ...(record && {
        number: record.GroupNumber,
        type: m.groups.types[record.AcdGroupTypesID] ?? '',
      }),
      ...(summary && { capacityLeft: summary.capacityLeftToday, members: summary.members }),
    }
  })
  return (
    <Page title={m.groups.title} name={m.groups.title}>
      <Loaded read={board} also={[summaries]}>
        {() =>
          listed === undefined || listed.length === 0 ? (
            <EmptyState title={m.groups.none} text={m.groups.noneText} />
          ) : (
            <BoardGroups groups={listed} columns={isPhone ? narrowColumns : columns} />
          )
        }
      </Loaded>
    </Page>
  )
}
