import { IconX } from '@tabler/icons-react'
import { m } from '@/messages'
import { useNames } from '@/session/useNames'
import { IconButton } from '@/ui/buttons/IconButton'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './FilterChips.module.css'
import { type ListFilter, withoutTerm, writtenTerm } from './filterTerms'
import { termLabel } from './termLabel'

type Props = { filter: ListFilter; onFilter: (filter: string) => void }

/** The filter term by term, in the reader's language; each can be removed. */
export function FilterChips({ filter: { text, terms }, onFilter }: Props) {
  const names = useNames()
  // Its room is kept, but a list of nothing is not named.
  if (terms.length === 0) return <div className={classes.root} />
  return (
    <ul className={classes.root} aria-label={m.filter.terms}>
      {terms.map((term) => (
        <li key={term.at} className={classes.chip} data-not={term.not || undefined}>
          <UntrustedText text={termLabel(term, names)} />
          <IconButton
            variant="bare"
            size={24}
            aria-label={m.filter.remove(writtenTerm(text, term))}
            onClick={() => onFilter(withoutTerm(text, term))}
          >
            <IconX aria-hidden size={14} />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
