import { Alert, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { viewMutations } from '@/client/views'
import type { SavedView } from '@/contract/views'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'

type Props = { view: SavedView; onDone: (isGone: boolean) => void }

/** Confirms a deletion: a shared view is deleted for everyone. */
export function DeleteView({ view, onDone }: Props) {
  const remove = useMutation(viewMutations.remove())
  return (
    <Modal opened onClose={() => onDone(false)} title={m.views.remove} size="sm">
      <Stack gap="md">
        <Text>{view.shared ? m.views.removeShared(view.name) : m.views.removeOwn(view.name)}</Text>
        {remove.error && (
          <Alert color="red" variant="light" role="alert">
            {reasonOf(remove.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onDone(false)}>
            {m.common.cancel}
          </Button>
          <Button
            variant="danger"
            loading={remove.isPending}
            onClick={() => remove.mutate(view.ID, { onSuccess: () => onDone(true) })}
          >
            {m.views.removeNow}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
