import { useEffect } from 'react'
import { m } from '@/messages'
import { ListOption } from '@/ui/ListOption'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { VisuallyHidden } from '@/ui/text/VisuallyHidden'
import classes from './FilterBox.module.css'
import type { Suggestion } from './suggest'

type Props = {
  id: string
  found: readonly Suggestion[]
  active: number | undefined
  choose: (place: number) => void
}

/** The suggestions; the focus stays in the box. */
export function SuggestionList({ id, found, active, choose }: Props) {
  useEffect(() => {
    if (active !== undefined) {
      document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
    }
  }, [id, active])
  return (
    <>
      <div
        id={id}
        role="listbox"
        tabIndex={0}
        aria-label={m.filter.suggestions}
        className={classes.list}
      >
        {found.map(({ text, label, note, leadsTo }, place) => (
          <ListOption
            key={`${leadsTo?.to ?? ''} ${label}`}
            id={`${id}-${place}`}
            isActive={place === active}
            className={classes.option}
            onChoose={() => choose(place)}
          >
            <span className={classes.meaning}>
              <UntrustedText text={label} />
              {note && <span className={classes.note}>{note}</span>}
            </span>
            {leadsTo === undefined && <bdi className={classes.written}>{text}</bdi>}
          </ListOption>
        ))}
      </div>
      <VisuallyHidden aria-live="polite">{m.filter.suggested(found.length)}</VisuallyHidden>
    </>
  )
}
