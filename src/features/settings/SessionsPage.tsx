import { Stack } from '@mantine/core'
import { m } from '@/messages'
import { Page } from '@/ui/page/Page'
import { OwnSignIns } from './OwnSignIns'
import { PasskeysPanel } from './PasskeysPanel'

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
