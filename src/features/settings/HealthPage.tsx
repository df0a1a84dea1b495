import { Alert, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ProblemError } from '@/client/errors'
import { healthQueries } from '@/client/operation/health'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { Page } from '@/ui/page/Page'
import { HealthTable } from './HealthTable'
import { MirrorPanel } from './MirrorPanel'

/** How the server is; where its database is away, that is what there is to say. */
function ServerHealth() {
  const read = useQuery(healthQueries.health())
  const isAway = read.error instanceof ProblemError && read.error.status === 503
  return (
    <>
      {isAway && (
        <Alert color="red" role="alert">
          {m.health.away}
        </Alert>
      )}
      <Loaded read={read} failed={isAway && <HealthTable health={undefined} />}>
        {(health) => <HealthTable health={health} isFormer={isAway} />}
      </Loaded>
    </>
  )
}

/** What an admin looks at first when something is wrong. */
export function HealthPage() {
  return (
    <Page title={m.nav.health} name={m.nav.health}>
      <Stack gap="md">
        <Text c="dimmed">{m.health.text}</Text>
        <ServerHealth />
        <MirrorPanel />
      </Stack>
    </Page>
  )
}
