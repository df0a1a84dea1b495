import { Alert, Badge, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { ownSessionMutations, ownSessionQueries } from '@/client/people/sessions'
import type { SignedIn } from '@/contract/people/sessions'
import { reasonOf } from '@/failures/reasonOf'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { Panel } from '@/ui/page/Panel'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { formatStamp } from '@/ui/text/format'
import { useFocusAfterRow } from '@/ui/useFocusAfterRow'
import { placeInWords } from './placeNames'
import classes from './SettingsTable.module.css'

function SignInRow({ signedIn }: { signedIn: SignedIn }) {
  const id = useId()
  const end = useMutation(ownSessionMutations.end())
  const { button, press } = useFocusAfterRow()
  const endIt = () => {
    press()
    end.mutate(signedIn)
  }
  return (
    <Table.Tr>
      <Table.Th scope="row" id={id}>
        {placeInWords(signedIn.name)}{' '}
        {signedIn.bCurrent && <Badge variant="light">{m.signIns.current}</Badge>}
      </Table.Th>
      <Table.Td>{signedIn.address ?? m.common.nothing}</Table.Td>
      <Table.Td>{formatStamp(signedIn.dtCreated)}</Table.Td>
      <Table.Td>{formatStamp(signedIn.dtLastSeen)}</Table.Td>
      <Table.Td>
        <Button
          ref={button}
          size="xs"
          variant="default"
          aria-describedby={id}
          loading={end.isPending}
          onClick={endIt}
        >
          {m.signIns.end}
        </Button>
        {end.error && (
          <Text c="red" size="sm" role="alert">
            {reasonOf(end.error)}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function SignInTable({ signedIn }: { signedIn: readonly SignedIn[] }) {
  const { columns, title } = m.signIns
  return (
    <ScrollBox className={classes.box} label={title}>
      <Table aria-label={title} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{columns.place}</Table.Th>
            <Table.Th scope="col">{columns.address}</Table.Th>
            <Table.Th scope="col">{columns.since}</Table.Th>
            <Table.Th scope="col">{columns.lastSeen}</Table.Th>
            <Table.Th scope="col">{columns.actions}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {signedIn.map((one) => (
            <SignInRow key={one.ID} signedIn={one} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}

/** Where one is signed in: ended one by one, or all but this browser's. */
export function OwnSignIns() {
  const signedIn = useQuery(ownSessionQueries.list())
  const endOthers = useMutation(ownSessionMutations.endOthers())
  const others = (signedIn.data ?? []).filter(({ bCurrent }) => !bCurrent)
  const { title, text, endOthers: label, ended } = m.signIns
  return (
    <Panel title={title}>
      <Stack gap="md">
        <Text c="dimmed">{text}</Text>
        <Loaded read={signedIn}>{(all) => <SignInTable signedIn={all} />}</Loaded>
        {endOthers.error && (
          <Alert color="red" variant="light" role="alert">
            {reasonOf(endOthers.error)}
          </Alert>
        )}
        <div>
          <Button
            variant="default"
            loading={endOthers.isPending}
            disabled={others.length === 0}
            onClick={() => endOthers.mutate()}
          >
            {label}
          </Button>
        </div>
        {endOthers.isSuccess && others.length === 0 && <Text role="status">{ended}</Text>}
      </Stack>
    </Panel>
  )
}
