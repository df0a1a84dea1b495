import { Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { mirrorMutations, mirrorQueries } from '@/client/upstream/mirror'
import type { Mirror } from '@/contract/upstream/mirror'
import { reasonOf } from '@/failures/reasonOf'
import { mirrorText } from '@/fields/mirrorText'
import { m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { useMayDo } from '@/session/useMayDo'
import { useUpstream } from '@/session/useUpstream'
import { Button } from '@/ui/buttons/Button'
import { Panel } from '@/ui/page/Panel'
import { UntrustedText } from '@/ui/text/UntrustedText'

const momentOf = (stamp: string) => stamp.slice(0, 16).replace('T', ' ')

/** What is missing so suddenly that an admin is asked first. */
function HeldRecords({ held }: Pick<Mirror, 'held'>) {
  const confirm = useMutation(mirrorMutations.confirm())
  const mayConfirm = useMayDo('admin')
  return (
    <>
      {held.map(({ kind, missing, listed, since }) => (
        <Text key={kind} role="alert">
          {m.upstream.held(m.upstream.kinds[kind], missing, listed, momentOf(since))}
        </Text>
      ))}
      {mayConfirm && (
        <Button color="red" loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {m.upstream.remove}
        </Button>
      )}
      {confirm.error && <Text role="alert">{reasonOf(confirm.error)}</Text>}
    </>
  )
}

function RejectedRecords({ rejected }: Pick<Mirror, 'rejected'>) {
  const { columns, kinds } = m.upstream
  return (
    <Table aria-label={m.upstream.rejected}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{columns.kind}</Table.Th>
          <Table.Th>{columns.ID}</Table.Th>
          <Table.Th>{columns.reason}</Table.Th>
          <Table.Th>{columns.since}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rejected.map(({ kind, ID, reason, since }) => (
          <Table.Tr key={`${kind} ${ID}`}>
            <Table.Td>{kinds[kind]}</Table.Td>
            <Table.Td>
              <UntrustedText text={ID} />
            </Table.Td>
            <Table.Td>
              <UntrustedText text={reason} />
            </Table.Td>
            <Table.Td>{momentOf(since)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** The state of the mirror, where this account is one: its age, what waits, what was refused. */
export function MirrorPanel() {
  const { host } = useUpstream()
  const centre = useCentre()
  const { data: mirror } = useQuery({ ...mirrorQueries.current(), enabled: host !== undefined })
  if (host === undefined || mirror === undefined) return null
  return (
    <Panel title={m.upstream.line}>
      <Stack gap="sm" align="flex-start">
        <Text>{mirrorText(mirror, centre)}</Text>
        {mirror.held.length > 0 && <HeldRecords held={mirror.held} />}
        {mirror.rejected.length > 0 && <RejectedRecords rejected={mirror.rejected} />}
      </Stack>
    </Panel>
  )
}
