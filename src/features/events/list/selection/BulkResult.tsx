import { Alert, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import type { Left } from './bulkPieces'
import type { BulkAction } from './useBulkAction'

/** Beyond this many, a table says no more than their number. */
const shownAtMost = 100

function LeftEvents({ left }: { left: Left[] }) {
  return (
    <>
      <Table aria-label={m.bulk.left}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{m.events.columns.ID}</Table.Th>
            <Table.Th>{m.bulk.reason}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {left.slice(0, shownAtMost).map(({ ID, reason }) => (
            <Table.Tr key={ID}>
              <Table.Td>{ID}</Table.Td>
              <Table.Td>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {left.length > shownAtMost && <Text>{m.bulk.more(left.length - shownAtMost)}</Text>}
    </>
  )
}

/** How an action on many events goes, what came of it, and another try for the rest. */
export function BulkResult({ action, onClose }: { action: BulkAction; onClose: () => void }) {
  const { bulk, isRunning } = action
  if (!bulk) return null
  const unsent = bulk.unsent.flatMap(({ IDs }) => IDs).length
  const isWhole = bulk.done === bulk.total
  const close = () => {
    action.close()
    onClose()
  }
  return (
    <Modal
      opened
      onClose={isRunning ? action.stop : close}
      size="lg"
      title={m.actions.names[bulk.act.action]}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Stack gap="md">
        <Text role="status" aria-label={m.bulk.progress} fw={600}>
          {m.bulk.done(bulk.done, bulk.total)}
        </Text>
        {isRunning && (
          <progress aria-label={m.bulk.progress} value={bulk.total - unsent} max={bulk.total} />
        )}
        {!isRunning && unsent > 0 && <Alert role="alert">{m.bulk.unsent(unsent)}</Alert>}
        {!isRunning && bulk.left.length > 0 && <LeftEvents left={bulk.left} />}
        <Group justify="flex-end">
          {isRunning ? (
            <Button variant="default" onClick={action.stop}>
              {m.bulk.stop}
            </Button>
          ) : (
            <>
              {!isWhole && (
                <Button variant="default" onClick={action.retry}>
                  {m.bulk.retry}
                </Button>
              )}
              <Button onClick={close} data-autofocus>
                {m.common.close}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}
