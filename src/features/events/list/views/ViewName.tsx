import { Alert, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { viewMutations } from '@/client/views'
import type { SavedView } from '@/contract/views'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import type { ListSettings } from '../../listSettings'

type Props = {
  settings: ListSettings
  /** The view to rename; undefined: the list is saved as a new view. */
  renamed: SavedView | undefined
  /** Called with the new view, or with undefined on cancel. */
  onDone: (made?: SavedView) => void
}

/** Asks for a view's name. */
export function ViewName({ settings, renamed, onDone }: Props) {
  const create = useMutation(viewMutations.create())
  const change = useMutation(viewMutations.update())
  // An untouched checkbox follows the view, which may be shared at this very moment.
  const [typed, setTyped] = useState<string>()
  const [chosen, setChosen] = useState<boolean>()
  const name = typed ?? renamed?.name ?? ''
  const isShared = chosen ?? renamed?.shared ?? false
  const error = create.error ?? change.error

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    if (renamed === undefined) {
      const view = { ...settings, columns: [...settings.columns], name: name.trim() }
      create.mutate({ ...view, shared: isShared }, { onSuccess: (made) => onDone(made) })
      return
    }
    const { filter, sort, columns, density, widths, version } = renamed
    const kept = { filter, sort, columns, density, widths, version }
    change.mutate(
      { ID: renamed.ID, view: { name: name.trim(), shared: isShared, ...kept } },
      { onSuccess: () => onDone() },
    )
  }

  return (
    <Modal
      opened
      onClose={() => onDone()}
      title={renamed === undefined ? m.views.saveAs : m.views.rename}
      size="sm"
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {error && (
            <Alert color="red" variant="light" role="alert">
              {reasonOf(error)}
            </Alert>
          )}
          <TextInput
            label={m.views.name}
            value={name}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={100}
            autoComplete="off"
            data-autofocus
            required
          />
          <Checkbox
            label={m.views.shareWithAll}
            checked={isShared}
            onChange={(event) => setChosen(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onDone()}>
              {m.common.cancel}
            </Button>
            <Button type="submit" loading={create.isPending || change.isPending}>
              {m.views.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
