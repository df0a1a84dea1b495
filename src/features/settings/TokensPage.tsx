import { Badge, Stack, Table, Text } from '@mantine/core'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { tokenQueries } from '@/client/tokens'
import type { AccessToken } from '@/contract/accessTokens'
import { wallStamp } from '@/contract/values/zone'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { tokenName } from '@/session/programNames'
import { useCentre } from '@/session/useCentre'
import { useNames } from '@/session/useNames'
import { Page } from '@/ui/page/Page'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { CreateToken } from './CreateToken'
import { RevokeTokenButton } from './RevokeTokenButton'
import classes from './SettingsTable.module.css'

function Tokens() {
  const tokens = useQuery(tokenQueries.list())
  return <Loaded read={tokens}>{(all) => <TokenTable tokens={all} />}</Loaded>
}

/** Revoked or ended, or the way to revoke it. */
function TokenState({ token: { ID, name, dtRevoked, dtExpires } }: { token: AccessToken }) {
  const { revoked, ended } = m.settings.tokens
  const { zone, now } = useCentre()
  if (dtRevoked) return <Badge variant="default">{revoked(formatStamp(dtRevoked))}</Badge>
  if (dtExpires !== null && dtExpires <= wallStamp(now, zone)) {
    return <Badge variant="default">{ended}</Badge>
  }
  return <RevokeTokenButton ID={ID} name={tokenName(name)} />
}

function TokenTable({ tokens }: { tokens: readonly AccessToken[] }) {
  const { columns, never } = m.settings.tokens
  const names = useNames()
  return (
    <ScrollBox className={classes.box} label={m.nav.tokens}>
      <Table aria-label={m.nav.tokens} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{columns.name}</Table.Th>
            <Table.Th scope="col">{columns.role}</Table.Th>
            <Table.Th scope="col">{columns.user}</Table.Th>
            <Table.Th scope="col">{columns.created}</Table.Th>
            <Table.Th scope="col">{columns.lastUsed}</Table.Th>
            <Table.Th scope="col">{columns.ends}</Table.Th>
            <Table.Th scope="col">{columns.state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <Table.Tr key={token.ID}>
              <Table.Th scope="row">
                <UntrustedText text={tokenName(token.name)} />
              </Table.Th>
              <Table.Td>{m.common.roles[token.role]}</Table.Td>
              <Table.Td>
                {token.UsersID !== null && <UntrustedText text={names.user(token.UsersID)} />}
              </Table.Td>
              <Table.Td>{formatStamp(token.dtCreated)}</Table.Td>
              <Table.Td>{token.dtLastUsed ? formatStamp(token.dtLastUsed) : never}</Table.Td>
              <Table.Td>
                {token.dtExpires ? formatStamp(token.dtExpires) : m.common.nothing}
              </Table.Td>
              <Table.Td>
                <TokenState token={token} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}

/** What the page asks for first. */
export const prime = (client: QueryClient) => client.prefetchQuery(tokenQueries.list())

/** Access tokens: made, shown once, revoked. */
export function TokensPage() {
  const { text } = m.settings.tokens
  return (
    <Page title={m.nav.tokens} name={m.nav.tokens}>
      <Stack gap="md">
        <Text c="dimmed">{text}</Text>
        <CreateToken />
        <Tokens />
      </Stack>
    </Page>
  )
}
