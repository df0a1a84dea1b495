import { IconX } from '@tabler/icons-react'
import { useNames } from '@/fields/useNames'
import { m } from '@/messages'
import { IconButton } from '@/ui/IconButton'
import { Outside } from '@/ui/Outside'
import classes from './FilterChips.module.css'
import { termsOf, withoutTerm, writtenTerm } from './filterTerms'
import { termLabel } from './termLabel'

type Props = { filter: string; onFilter: (filter: string) => void }

/** The filter term by term, in the reader's words; each can be taken away. */
export function FilterChips({ filter, onFilter }: Props) {
  const names = useNames()
  const terms = termsOf(filter)
  if (terms.length === 0) return null
  return (
    <ul className={classes.root} aria-label={m.filter.terms}>
      {terms.map((term) => (
        <li key={term.at} className={classes.chip} data-not={term.not || undefined}>
          <Outside text={termLabel(term, names)} />
          <IconButton
            variant="bare"
            size={24}
            aria-label={m.filter.remove(writtenTerm(filter, term))}
            onClick={() => onFilter(withoutTerm(filter, term))}
          >
            <IconX aria-hidden size={14} />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
