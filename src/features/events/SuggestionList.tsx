import { m } from '@/messages'
import { ListOption } from '@/ui/ListOption'
import { Outside } from '@/ui/Outside'
import { Unseen } from '@/ui/Unseen'
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
        <ListOption
          key={text}
          id={`${id}-${place}`}
          isActive={place === active}
          className={classes.option}
          onChoose={() => choose(place)}
        >
          <Outside text={label} />
          <bdi className={classes.written}>{text}</bdi>
        </ListOption>
      ))}
    </div>
    <Unseen aria-live="polite">{m.filter.suggested(found.length)}</Unseen>
  </>
)
