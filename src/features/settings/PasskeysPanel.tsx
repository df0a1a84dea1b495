import { Alert, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { passkeyPlace } from '@/client/people/authenticator'
import { passkeyMutations, passkeyQueries } from '@/client/people/passkeys'
import type { Passkey } from '@/contract/people/passkeys'
import { passkeyReason } from '@/failures/passkeyReason'
import { Loaded } from '@/fields/Loaded'
import { PasskeyAddress } from '@/fields/PasskeyAddress'
import { m } from '@/messages'
import { usePrincipal } from '@/session/usePrincipal'
import { Button } from '@/ui/buttons/Button'
import { Panel } from '@/ui/page/Panel'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatStamp } from '@/ui/text/format'
import { placeInWords } from './placeNames'
import { RemovePasskeyButton } from './RemovePasskeyButton'
import classes from './SettingsTable.module.css'

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const id = useId()
  const { name, dtCreated, dtLastUsed } = passkey
  return (
    <Table.Tr>
      <Table.Th scope="row" id={id}>
        {placeInWords(name)}
      </Table.Th>
      <Table.Td>{formatStamp(dtCreated)}</Table.Td>
      <Table.Td>{dtLastUsed === null ? m.people.never : formatStamp(dtLastUsed)}</Table.Td>
      <Table.Td>
        <RemovePasskeyButton passkey={passkey} describedBy={id} />
      </Table.Td>
    </Table.Tr>
  )
}

function PasskeyTable({ passkeys }: { passkeys: readonly Passkey[] }) {
  const { columns, title } = m.passkeys
  return (
    <ScrollBox className={classes.box} label={title}>
      <Table aria-label={title} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{columns.name}</Table.Th>
            <Table.Th scope="col">{columns.created}</Table.Th>
            <Table.Th scope="col">{columns.lastUsed}</Table.Th>
            <Table.Th scope="col">{columns.actions}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.ID} passkey={passkey} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}

/** Where passkeys cannot be used, it says which address to open. */
function AddPasskey() {
  const ways = useQuery(passkeyQueries.waysIn())
  const add = useMutation(passkeyMutations.add())
  const place = passkeyPlace(ways.data?.origin ?? null)
  if (place !== 'here') return <PasskeyAddress place={place} path="/settings/sessions" />
  return (
    <>
      {add.error && (
        <Alert color="red" variant="light" role="alert">
          {passkeyReason(add.error)}
        </Alert>
      )}
      <div>
        <Button loading={add.isPending} onClick={() => add.mutate()}>
          {m.passkeys.add}
        </Button>
      </div>
    </>
  )
}

function OwnPasskeys() {
  const passkeys = useQuery(passkeyQueries.own())
  return (
    <>
      <Loaded read={passkeys}>
        {(all) =>
          all.length === 0 ? <Text>{m.passkeys.none}</Text> : <PasskeyTable passkeys={all} />
        }
      </Loaded>
      <AddPasskey />
    </>
  )
}

/** One's own passkeys; who stands for nobody has none. */
export function PasskeysPanel() {
  const { UsersID } = usePrincipal()
  return (
    <Panel title={m.passkeys.title}>
      <Stack gap="md">
        <Text c="dimmed">{m.passkeys.text}</Text>
        {UsersID === null ? <Text>{m.passkeys.nobody}</Text> : <OwnPasskeys />}
      </Stack>
    </Panel>
  )
}
