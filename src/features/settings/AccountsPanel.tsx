import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { identityQueries } from '@/client/people/identities'
import { passkeyQueries } from '@/client/people/passkeys'
import { AccountTable } from '@/fields/AccountTable'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { usePrincipal } from '@/session/usePrincipal'
import { Panel } from '@/ui/page/Panel'
import { RemoveAccountButton } from './RemoveAccountButton'

/** One's own accounts of a provider, where there is one, or was. */
export function AccountsPanel() {
  const { UsersID } = usePrincipal()
  const ways = useQuery(passkeyQueries.waysIn())
  const accounts = useQuery(identityQueries.own())
  const hasProvider = (ways.data?.oidc ?? null) !== null
  const hasAccounts = (accounts.data ?? []).length > 0
  if (UsersID === null || !(hasProvider || hasAccounts)) return null
  const { title, text, none } = m.accounts
  return (
    <Panel title={title}>
      <Stack gap="md">
        <Text c="dimmed">{text}</Text>
        <Loaded read={accounts}>
          {(all) =>
            all.length === 0 ? (
              <Text>{none}</Text>
            ) : (
              <AccountTable
                accounts={all}
                action={(account, describedBy) => (
                  <RemoveAccountButton account={account} describedBy={describedBy} />
                )}
              />
            )
          }
        </Loaded>
      </Stack>
    </Panel>
  )
}
