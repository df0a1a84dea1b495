import { useMutation } from '@tanstack/react-query'
import { viewMutations } from '@/client/views'
import { tokenName } from '@/fields/programNames'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { Outside } from '@/ui/Outside'
import type { ListView } from './listSettings'
import type { ListChanges } from './useListSettings'
import classes from './ViewNote.module.css'

type Props = { list: ListChanges; onView: (view: ListView | undefined) => void }

/** The address names a view that is no more: what it says besides is still the list. */
const GoneView = ({ onLeave }: { onLeave: () => void }) => (
  <div className={classes.root}>
    <span role="status">{m.views.gone}</span>
    <Button size="compact-sm" variant="subtle" onClick={onLeave}>
      {m.views.plain}
    </Button>
  </div>
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
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label={m.views.current} className={classes.root}>
      <span>
        {m.views.view}{' '}
        <b className={classes.name}>
          <Outside text={view.name} />
        </b>
        {saved && !saved.isOwn && <> · {m.views.by(tokenName(saved.owner))}</>}
        {isChanged && <> · {m.views.changed}</>}
      </span>
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
