import { useQuery } from '@tanstack/react-query'
import { groupQueries } from '@/client/groups/groups'
import { userQueries } from '@/client/users'
import { viewQueries } from '@/client/views'
import { groupName, userName } from '@/session/programNames'
import { useUpstream } from '@/session/useUpstream'
import { builtInTabs, builtInView, type ListView, savedView } from '../../listSettings'
import type { KnownNames } from './suggest'

const viewPage = ({ key, name, settings: { filter, sort } }: ListView) => ({
  name,
  leadsTo: { to: '/events', search: { view: key, filter, sort } } as const,
})

/** Names that only the server knows, as far as they have come: of groups, agents and views. */
export function useKnownNames(isWanted: boolean): KnownNames {
  const groups = useQuery(groupQueries.list()).data?.records ?? []
  const users = useQuery(userQueries.list()).data?.records ?? []
  const saved = useQuery({ ...viewQueries.list(), enabled: isWanted }).data ?? []
  return {
    areMirrored: useUpstream().host !== undefined,
    groups: groups.map(groupName),
    agents: users.map((user) => ({ UID: user.UID, name: userName(user) })),
    views: [
      ...builtInTabs.map((key) => viewPage(builtInView(key, 'normal'))),
      ...saved.map((view) => viewPage(savedView(view))),
    ],
  }
}
