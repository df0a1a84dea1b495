import { Anchor, Group, Table, Text } from '@mantine/core'
import { campaignCopyAddress } from '@/client/campaigns'
import type { AuditAction, AuditEntry } from '@/contract/operation/audit'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { authorName } from '@/session/programNames'
import { DownloadLink } from '@/ui/buttons/DownloadLink'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './SettingsTable.module.css'

const Values = ({ label, value }: { label: string; value: unknown }) =>
  value === null || value === undefined ? null : (
    <details>
      <summary>{label}</summary>
      <ScrollBox label={label} className={classes.values}>
        {JSON.stringify(value, null, 2)}
      </ScrollBox>
    </details>
  )

/** In words; an action of a newer server by its code. */
function Action({ entry: { action, objectID } }: { entry: AuditEntry }) {
  const actions: Record<AuditAction, string> = m.settings.audit.actions
  const words: Record<string, string> = actions
  return (
    <>
      {words[action] ?? action}
      {objectID !== null && ` ${objectID}`}
      {words[action] !== undefined && (
        <Text size="xs" c="dimmed">
          {action}
        </Text>
      )}
    </>
  )
}

function Row({ entry }: { entry: AuditEntry }) {
  const { before, after, copy } = m.settings.audit
  return (
    <Table.Tr>
      <Table.Td>{entry.ID}</Table.Td>
      <Table.Td>{formatStamp(entry.dtCreated)}</Table.Td>
      <Table.Td>
        <UntrustedText text={authorName(entry)} />
      </Table.Td>
      <Table.Td>
        <Action entry={entry} />
      </Table.Td>
      <Table.Td>
        {entry.comment !== null && <UntrustedText text={entry.comment} />}
        <Values label={before} value={entry.before} />
        <Values label={after} value={entry.after} />
        {entry.bCopy && entry.action === 'campaign.delete' && entry.objectID !== null && (
          <Group gap="md">
            <DownloadLink size="sm" address={campaignCopyAddress(entry.objectID)}>
              {copy}
            </DownloadLink>
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link to="/campaigns" search={{ deleted: 'show' }} {...props} />
              )}
            >
              {m.campaigns.restoring.list}
            </Anchor>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { columns } = m.settings.audit
  return (
    <ScrollBox className={classes.box} label={m.nav.audit}>
      <Table aria-label={m.nav.audit} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{m.campaigns.fields.ID}</Table.Th>
            <Table.Th scope="col">{columns.when}</Table.Th>
            <Table.Th scope="col">{columns.who}</Table.Th>
            <Table.Th scope="col">{columns.what}</Table.Th>
            <Table.Th scope="col">{columns.values}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Row key={entry.ID} entry={entry} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}
