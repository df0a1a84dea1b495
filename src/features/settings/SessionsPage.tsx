import { Stack } from '@mantine/core'
import type { QueryClient } from '@tanstack/react-query'
import { identityQueries } from '@/client/people/identities'
import { passkeyQueries } from '@/client/people/passkeys'
import { ownSessionQueries } from '@/client/people/sessions'
import { m } from '@/messages'
import { Page } from '@/ui/page/Page'
import { AccountsPanel } from './AccountsPanel'
import { OwnSignIns } from './OwnSignIns'
import { PasskeysPanel } from './PasskeysPanel'

/** What the page asks for first. */
export const prime = (client: QueryClient) =>
  Promise.all([
    client.prefetchQuery(ownSessionQueries.list()),
    client.prefetchQuery(passkeyQueries.waysIn()),
    client.prefetchQuery(passkeyQueries.own()),
    client.prefetchQuery(identityQueries.own()),
  ])

/** Where one is signed in, and by which passkeys and accounts. */
export function SessionsPage() {
  return (
    <Page title={m.nav.sessions} name={m.nav.sessions}>
      <Stack gap="lg">
        <OwnSignIns />
        <PasskeysPanel />
        <AccountsPanel />
      </Stack>
    </Page>
  )
}
