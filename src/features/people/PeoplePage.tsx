import { Stack, Text } from '@mantine/core'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { passkeyQueries } from '@/client/people/passkeys'
import { peopleQueries } from '@/client/people/people'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { primeNames } from '@/session/primeNames'
import { EmptyState } from '@/ui/page/EmptyState'
import { Page } from '@/ui/page/Page'
import { AddPerson } from './AddPerson'
import { PeopleTable } from './PeopleTable'

function People() {
  const people = useQuery(peopleQueries.list())
  const ways = useQuery(passkeyQueries.waysIn())
  const { none, noneText } = m.people
  return (
    <Loaded read={people}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title={none} text={noneText} />
        ) : (
          <PeopleTable people={all} hasProvider={(ways.data?.oidc ?? null) !== null} />
        )
      }
    </Loaded>
  )
}

/** What the page asks for first. */
export const prime = (client: QueryClient) =>
  Promise.all([
    client.prefetchQuery(peopleQueries.list()),
    primeNames(client),
    client.prefetchQuery(passkeyQueries.waysIn()),
  ])

/** Who signs in here: added, invited, changed and deactivated. */
export function PeoplePage() {
  return (
    <Page title={m.nav.people} name={m.nav.people}>
      <Stack gap="md">
        <Text c="dimmed">{m.people.text}</Text>
        <AddPerson />
        <People />
      </Stack>
    </Page>
  )
}
