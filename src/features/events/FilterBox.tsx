import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react'
import { m } from '@/messages'
import { SearchBox } from '@/ui/SearchBox'
import classes from './FilterBox.module.css'
import { FilterMark } from './FilterMark'
import { mistakeSentence } from './filterTerms'
import { SuggestionList } from './SuggestionList'
import { useFilterText } from './useFilterText'
import { useSuggestions } from './useSuggestions'

type Props = {
  filter: string
  onFilter: (filter: string) => void
  /** The rows of a filter are on their way. */
  isBusy: boolean
  /** Hears when somebody begins to type, and when typing rests. */
  onTyping: (isTyping: boolean) => void
  /** Esc in the box leads back to the list. */
  onLeave: () => void
  ref?: Ref<{ focus: () => void }>
}

/** The filter as text, completed while typing. What cannot be read is marked at its character. */
export function FilterBox({ filter, onFilter, isBusy, onTyping, onLeave, ref }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { text, change, apply, isTyping, isSettled } = useFilterText({ filter, onFilter, isBusy })
  useEffect(() => onTyping(isTyping), [onTyping, isTyping])
  const suggestions = useSuggestions(input, text, change)
  const sentence = isSettled ? mistakeSentence(text) : undefined
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
          change('')
          apply('')
          input.current?.focus()
        }}
        error={sentence}
      />
      {sentence !== undefined && <FilterMark text={text} box={input} />}
      {suggestions.isOpen && <SuggestionList id={id} {...suggestions} />}
    </div>
  )
}
