import { Badge, Table, Text } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { Identity } from '@/contract/people/identities'
import { m } from '@/messages'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './AccountTable.module.css'
import { nameOfAccount } from './nameOfAccount'

type Props = {
  accounts: readonly Identity[]
  /** What can be done to an account; `describedBy` is the ID of what names it. */
  action: (account: Identity, describedBy: string) => ReactNode
}

/** An account whose provider the settings no longer name is told from those that sign in. */
function Provider({ account: { issuer, bWayIn } }: { account: Identity }) {
  return (
    <>
      <UntrustedText text={issuer} />
      {!bWayIn && (
        <Text size="xs" component="div">
          <Badge variant="default" miw="max-content">
            {m.accounts.noWayIn}
          </Badge>{' '}
          {m.accounts.noWayInText}
        </Text>
      )}
    </>
  )
}

function AccountRow({ account, action }: { account: Identity } & Pick<Props, 'action'>) {
  const id = useId()
  const { name, subject, dtCreated, dtLastUsed } = account
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <span id={id}>
          <UntrustedText text={nameOfAccount(account)} />
        </span>
        {name !== null && (
          <Text size="xs" c="dimmed">
            <UntrustedText text={subject} />
          </Text>
        )}
      </Table.Th>
      <Table.Td className={classes.provider}>
        <Provider account={account} />
      </Table.Td>
      <Table.Td className={classes.stamp}>{formatStamp(dtCreated)}</Table.Td>
      <Table.Td className={classes.stamp}>
        {dtLastUsed === null ? m.common.nothing : formatStamp(dtLastUsed)}
      </Table.Td>
      <Table.Td>{action(account, id)}</Table.Td>
    </Table.Tr>
  )
}

/** Accounts of an OpenID Connect provider that are bound to one person. */
export function AccountTable({ accounts, action }: Props) {
  const { columns, title } = m.accounts
  const heads = [
    columns.account,
    columns.provider,
    columns.created,
    columns.lastUsed,
    columns.actions,
  ]
  return (
    <ScrollBox className={classes.box} label={title}>
      <Table aria-label={title} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((account) => (
            <AccountRow key={account.ID} account={account} action={action} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}
