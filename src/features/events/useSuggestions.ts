import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { groupQueries } from '@/client/groups'
import { userQueries } from '@/client/users'
import { groupName, userName } from '@/fields/programNames'

type Library = typeof import('./suggest')

/** What could be meant at the caret, and the keys that choose from it. */
export function useSuggestions(
  input: RefObject<HTMLInputElement | null>,
  text: string,
  onText: (text: string) => void,
) {
  const [library, setLibrary] = useState<Library>()
  /** Where the caret stood when suggestions were asked for; nowhere: none are wanted. */
  const [wantedAt, setWantedAt] = useState<number>()
  const [active, setActive] = useState<number>()
  const caret = useRef<number>(undefined)
  const groups = useQuery(groupQueries.list()).data?.records ?? []
  const users = useQuery(userQueries.list()).data?.records ?? []

  // The text that was accepted is drawn first; then the caret finds its place in it.
  useLayoutEffect(() => {
    if (caret.current === undefined) return
    input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })

  const found =
    wantedAt !== undefined && library
      ? library.suggest(text, Math.min(wantedAt, text.length), {
          groups: groups.map(groupName),
          agents: users.map((user) => ({ UID: user.UID, name: userName(user) })),
        })
      : []
  const isOpen = found.length > 0

  const close = () => {
    setWantedAt(undefined)
    setActive(undefined)
  }
  const open = (at = input.current?.selectionEnd ?? text.length) => {
    setWantedAt(at)
    setActive(undefined)
  }
  const choose = (place: number) => {
    const suggestion = found[place]
    if (!library || !suggestion) return
    const next = library.accept(text, suggestion)
    caret.current = next.caret
    onText(next.text)
    // A field goes on with its values; a value is the end of it.
    if (suggestion.text.endsWith(':')) open(next.caret)
    else close()
  }
  /** True where the key was meant for the suggestions. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'ArrowDown' && !isOpen) {
      event.preventDefault()
      open()
      return true
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!isOpen || (step === undefined && !['Enter', 'Tab', 'Escape'].includes(event.key))) {
      return false
    }
    if (step !== undefined) {
      event.preventDefault()
      setActive(((active ?? (step > 0 ? -1 : 0)) + step + found.length) % found.length)
      return true
    }
    if (event.key === 'Escape') {
      close()
      return true
    }
    if (active === undefined) {
      close()
      return false
    }
    event.preventDefault()
    choose(active)
    return true
  }

  return {
    found,
    isOpen,
    active: isOpen ? active : undefined,
    open,
    close,
    choose,
    onKey,
    /** What completes is loaded with the first look into the box. */
    prepare: () => {
      if (!library) void import('./suggest').then(setLibrary, () => undefined)
    },
  }
}
