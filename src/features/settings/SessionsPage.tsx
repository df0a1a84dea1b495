import { Stack } from '@mantine/core'
import type { QueryClient } from '@tanstack/react-query'
import { passkeyQueries } from '@/client/people/passkeys'
import { ownSessionQueries } from '@/client/people/sessions'
import { m } from '@/messages'
import { Page } from '@/ui/page/Page'
import { OwnSignIns } from './OwnSignIns'
import { PasskeysPanel } from './PasskeysPanel'

/** What the page asks for first. */
export const prime = (client: QueryClient) =>
  Promise.all([
    client.prefetchQuery(ownSessionQueries.list()),
    client.prefetchQuery(passkeyQueries.waysIn()),
    client.prefetchQuery(passkeyQueries.own()),
  ])

/** Where one is signed in, and by which passkeys. */
export function SessionsPage() {
  return (
    <Page title={m.nav.sessions} name={m.nav.sessions}>
      <Stack gap="lg">
        <OwnSignIns />
        <PasskeysPanel />
      </Stack>
    </Page>
  )
}
