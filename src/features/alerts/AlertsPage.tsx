import { Badge, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { alertQueries } from '@/client/alerts'
import type { Alert } from '@/contract/alerts'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { tokenName } from '@/session/programNames'
import { EmptyState } from '@/ui/page/EmptyState'
import { Page } from '@/ui/page/Page'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatNumber, formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './AlertsPage.module.css'

/** The feed brings what changes; this keeps the page's age true. */
const readEveryMs = 10_000

const Causes = ({ IDs }: { IDs: readonly number[] }) => (
  <ul className={classes.causes}>
    {IDs.map((ID) => (
      <li key={ID}>
        <Link to={`/events/${ID}`}>{ID}</Link>
      </li>
    ))}
  </ul>
)

const Ended = ({ alert: { dtEnded, quieted } }: { alert: Alert }) => {
  if (dtEnded !== null) return formatStamp(dtEnded)
  return (
    <>
      {m.alerts.goesOn}
      {quieted && <Badge variant="default">{m.alerts.quieted}</Badge>}
    </>
  )
}

function AlertTable({ alerts }: { alerts: readonly Alert[] }) {
  const { columns, limit } = m.alerts
  return (
    <ScrollBox className={classes.box} label={m.nav.alerts}>
      <Table aria-label={m.nav.alerts} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {Object.values(columns).map((column) => (
              <Table.Th key={column} scope="col">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {alerts.map((alert) => (
            <Table.Tr key={alert.ID}>
              <Table.Th scope="row">
                <Link to="/events" search={{ view: String(alert.viewID) }}>
                  <UntrustedText text={alert.view} />
                </Link>
              </Table.Th>
              <Table.Td>{limit(alert.nAbove, alert.nMinutes)}</Table.Td>
              <Table.Td>{formatNumber(alert.value)}</Table.Td>
              <Table.Td>{formatStamp(alert.dtBegan)}</Table.Td>
              <Table.Td>
                <Ended alert={alert} />
              </Table.Td>
              <Table.Td>
                {alert.takenBy !== null && <UntrustedText text={tokenName(alert.takenBy)} />}
              </Table.Td>
              <Table.Td>
                <Causes IDs={alert.AcdEventsIDs} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}

/** Which limits of views were breached, and what came of it. */
export function AlertsPage() {
  const { text, none } = m.alerts
  const alerts = useQuery({ ...alertQueries.list(), refetchInterval: readEveryMs })
  return (
    <Page title={m.nav.alerts} name={m.nav.alerts}>
      <Stack gap="md">
        <Text c="dimmed">{text}</Text>
        <Loaded read={alerts}>
          {(all) => (all.length === 0 ? <EmptyState text={none} /> : <AlertTable alerts={all} />)}
        </Loaded>
      </Stack>
    </Page>
  )
}
