import { VisuallyHidden } from '@mantine/core'
import { m } from '@/messages'
import { Outside } from '@/ui/Outside'
import classes from './FilterBox.module.css'
import type { Suggestion } from './suggest'

type Props = {
  id: string
  found: readonly Suggestion[]
  active: number | undefined
  choose: (place: number) => void
}

/** What could be meant; the keyboard stays in the box. */
export const SuggestionList = ({ id, found, active, choose }: Props) => (
  <>
    <div id={id} role="listbox" aria-label={m.filter.suggestions} className={classes.list}>
      {found.map(({ text, label }, place) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and points here
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box hears the keys
        <div
          key={text}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === active}
          className={classes.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(place)}
        >
          <Outside text={label} />
          <bdi className={classes.written}>{text}</bdi>
        </div>
      ))}
    </div>
    <VisuallyHidden aria-live="polite">{m.filter.suggested(found.length)}</VisuallyHidden>
  </>
)
