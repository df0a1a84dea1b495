import { Group, Modal, Stack, Table, Text } from '@mantine/core'
import type { SeenEvent } from '@/client/events'
import type { EventAction } from '@/contract/event/eventActions'
import { actsOn, isStep } from '@/contract/event/eventSteps'
import { m } from '@/messages'
import { useNames } from '@/session/useNames'
import { usePrincipal } from '@/session/usePrincipal'
import { Button } from '@/ui/buttons/Button'
import { changesBetween } from '../eventChanges'
import type { Clash } from './useEventAction'

type Props = {
  clash: Clash
  onRun: (event: SeenEvent, act: EventAction) => Promise<boolean>
  onClose: () => void
  isPending: boolean
}

function Versions({ clash }: { clash: Clash }) {
  const names = useNames()
  const { columns } = m.actions.conflict
  const changes = changesBetween(clash.seen, clash.current, names)
  if (changes.length === 0) return <Text>{m.actions.conflict.onlyComment}</Text>
  return (
    <Table aria-label={m.actions.conflict.versions}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{columns.field}</Table.Th>
          <Table.Th>{columns.seen}</Table.Th>
          <Table.Th>{columns.current}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ key, label, before, after }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">{label}</Table.Th>
            <Table.Td>{before}</Table.Td>
            <Table.Td>{after}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Somebody was faster: both versions side by side, and the choice whether to do it all the same. */
export function ConflictDialog({ clash, onRun, onClose, isPending }: Props) {
  const principal = usePrincipal()
  const { act, current } = clash
  const isPossible = actsOn(principal, current) && isStep(act.action, current.AcdEventStatusID)
  const again = async () => {
    onClose()
    await onRun(current, act)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={m.actions.conflict.title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Stack gap="md">
        <Text role="alert">{m.actions.conflict.text(m.actions.names[act.action])}</Text>
        <Versions clash={clash} />
        {!isPossible && <Text>{m.actions.conflict.impossible}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {m.actions.conflict.leave}
          </Button>
          {isPossible && (
            <Button loading={isPending} onClick={() => void again()}>
              {m.actions.conflict.anyway}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}
