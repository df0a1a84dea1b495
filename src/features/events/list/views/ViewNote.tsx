import { useMutation } from '@tanstack/react-query'
import { viewMutations } from '@/client/views'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { tokenName } from '@/session/programNames'
import { Button } from '@/ui/buttons/Button'
import type { ListView } from '../../listSettings'
import type { ListSettingsControl } from '../../useListSettings'
import classes from './ViewNote.module.css'

type Props = { list: ListSettingsControl; onView: (view: ListView | undefined) => void }

/** The address names a deleted view: its other search words still define the list. */
const GoneView = ({ onLeave }: { onLeave: () => void }) => (
  <div className={classes.root}>
    <span role="status">{m.views.gone}</span>
    <Button size="compact-sm" variant="subtle" onClick={onLeave}>
      {m.views.plain}
    </Button>
  </div>
)

/** Whose view it is; where the list differs from it, buttons to save or reset. */
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
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label={m.views.current} className={classes.root}>
      {saved && !saved.isOwn && <span>{m.views.by(tokenName(saved.owner))}</span>}
      {isChanged && <span>{m.views.changed(view.name)}</span>}
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
        <span role="alert" className={classes.error}>
          {reasonOf(change.error)}
        </span>
      )}
    </div>
  )
}
