import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { viewMutations } from '@/client/views'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { Outside } from '@/ui/Outside'
import type { ListView } from './listSettings'
import type { ListChanges } from './useListSettings'

type Props = { list: ListChanges; onView: (view: ListView | undefined) => void }

/** The address names a view that is no more: what it says besides is still the list. */
const GoneView = ({ onLeave }: { onLeave: () => void }) => (
  <Group gap="xs">
    <Text size="sm" role="status">
      {m.views.gone}
    </Text>
    <Button size="compact-sm" variant="subtle" onClick={onLeave}>
      {m.views.plain}
    </Button>
  </Group>
)

/** Which view this is; where it was changed, the way to keep that or to go back. */
export function ViewNote({ list, onView }: Props) {
  const { view, settings, isChanged, isGone, forgetOwn } = list
  const change = useMutation(viewMutations.update())
  if (isGone) return <GoneView onLeave={() => onView(undefined)} />
  if (view === undefined) return null
  const { saved } = view

  const reset = () => {
    forgetOwn()
    onView(view)
  }
  const save = () => {
    if (!saved) return
    const { name, shared, version } = saved
    const { columns, ...others } = settings
    change.mutate(
      { ID: saved.ID, view: { name, shared, version, ...others, columns: [...columns] } },
      { onSuccess: forgetOwn },
    )
  }
  return (
    <Group gap="xs" role="group" aria-label={m.views.current}>
      <Text size="sm">
        {m.views.view}{' '}
        <Text span inherit fw={600}>
          <Outside text={view.name} />
        </Text>
        {saved && !saved.isOwn && <> · {m.views.by(saved.owner)}</>}
        {isChanged && <> · {m.views.changed}</>}
      </Text>
      {isChanged && (
        <>
          {saved?.mayChange && (
            <Button size="compact-sm" variant="light" loading={change.isPending} onClick={save}>
              {m.views.save}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={reset}>
            {m.views.reset}
          </Button>
        </>
      )}
      {change.error && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {reasonOf(change.error)}
        </Text>
      )}
    </Group>
  )
}
