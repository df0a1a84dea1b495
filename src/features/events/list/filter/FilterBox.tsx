import {
  type KeyboardEvent,
  type Ref,
  Suspense,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from 'react'
import { mistakeSentence } from '@/failures/filterMistake'
import { m } from '@/messages'
import { lazyPlainPart } from '@/ui/page/lazyLoad'
import { SearchBox } from '@/ui/SearchBox'
import classes from './FilterBox.module.css'
import { type ListFilter, readFilter } from './filterTerms'
import { SuggestionList } from './SuggestionList'
import { useFilterText } from './useFilterText'
import { useSuggestions } from './useSuggestions'

const FilterMark = lazyPlainPart(() => import('./FilterMark'), 'FilterMark')

type Props = {
  filter: ListFilter
  onFilter: (filter: string) => void
  /** Called when typing begins and when it rests. */
  onTyping: (isTyping: boolean) => void
  /** Esc in the box leads back to the list. */
  onLeave: () => void
  ref?: Ref<{ focus: () => void }>
}

/** The filter as text, completed while typing. What cannot be read is marked at its character. */
export function FilterBox({ filter, onFilter, onTyping, onLeave, ref }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { text, change, apply, isTyping, isSettled } = useFilterText({
    filter: filter.text,
    onFilter,
  })
  useEffect(() => onTyping(isTyping), [onTyping, isTyping])
  const suggestions = useSuggestions(input, text, change)
  // Only what is ahead of the list was not read yet. A suggestion may still correct it.
  const isTold = isSettled && !suggestions.isOpen
  const mistake = isTold ? (text === filter.text ? filter : readFilter(text)).mistake : undefined
  useImperativeHandle(ref, () => ({
    focus: () => {
      input.current?.focus()
      input.current?.select()
    },
  }))

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || suggestions.onKey(event)) return
    if (event.key === 'Enter') apply(text)
    if (event.key === 'Escape') onLeave()
  }

  return (
    <div className={classes.root}>
      <SearchBox
        ref={input}
        aria-label={m.filter.label}
        aria-autocomplete="list"
        aria-controls={suggestions.isOpen ? id : undefined}
        aria-activedescendant={
          suggestions.active === undefined ? undefined : `${id}-${suggestions.active}`
        }
        placeholder={m.filter.hint}
        value={text}
        onChange={(event) => {
          // With the letter itself, so that the list is drawn once for both.
          onTyping(true)
          change(event.currentTarget.value)
          suggestions.open()
        }}
        onFocus={suggestions.prepare}
        onBlur={() => {
          suggestions.close()
          apply(text)
        }}
        onKeyDown={onKeyDown}
        clearLabel={m.filter.clear}
        onClear={() => {
          apply('')
          input.current?.focus()
        }}
        error={mistake && mistakeSentence(mistake)}
      />
      <Suspense>
        {mistake && <FilterMark text={text} position={mistake.position} box={input} />}
      </Suspense>
      {suggestions.isOpen && <SuggestionList id={id} {...suggestions} />}
    </div>
  )
}
