import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { navigate } from '@/navigation/address'
import { withSentences } from '@/ui/page/lazyLoad'
import { suggestionKey } from './suggestionKey'
import { useKnownNames } from './useKnownNames'

type Library = typeof import('./suggest')

/** What could be meant where the caret stands, and the keys that choose from it. */
export function useSuggestions(
  input: RefObject<HTMLInputElement | null>,
  text: string,
  onText: (text: string) => void,
) {
  const [library, setLibrary] = useState<Library>()
  /** The caret's position when suggestions were asked for; undefined: none are wanted. */
  const [wantedAt, setWantedAt] = useState<number>()
  const [active, setActive] = useState<number>()
  const caret = useRef<number>(undefined)
  const names = useKnownNames(wantedAt !== undefined)

  // The accepted text is drawn first; then the caret is placed in it.
  useLayoutEffect(() => {
    if (caret.current === undefined) return
    input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })

  const found =
    wantedAt !== undefined && library
      ? library.suggest(text, Math.min(wantedAt, text.length), names)
      : []
  const want = (at: number | undefined) => {
    setWantedAt(at)
    setActive(undefined)
  }
  const close = () => want(undefined)
  const open = (at = input.current?.selectionEnd ?? text.length) => want(at)
  const choose = (place: number) => {
    const suggestion = found[place]
    if (!library || !suggestion) return
    const next = library.accept(text, suggestion)
    caret.current = next.caret
    onText(next.text)
    if (suggestion.leadsTo) navigate(suggestion.leadsTo)
    // A field goes on with its values; a value is the end of it.
    if (next.text.slice(0, next.caret).endsWith(':')) open(next.caret)
    else close()
  }
  /** True where the key was meant for the suggestions. */
  const onKey = (event: KeyboardEvent): boolean => {
    const meaning = suggestionKey(event.key, { count: found.length, active })
    if (meaning === undefined) {
      if (event.key === 'Enter' || event.key === 'Tab') close()
      return false
    }
    if (event.key !== 'Escape') event.preventDefault()
    if ('active' in meaning) setActive(meaning.active)
    else ({ open: () => open(), close, choose: () => choose(active ?? 0) })[meaning.go]()
    return true
  }

  return {
    found,
    isOpen: found.length > 0,
    active: found.length > 0 ? active : undefined,
    open,
    close,
    choose,
    onKey,
    /** Loads the suggestions' code when the box gets the focus. */
    prepare: () => {
      if (!library) void withSentences(() => import('./suggest')).then(setLibrary, () => undefined)
    },
  }
}
