import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

type Settings = {
  /** What the box says of the group that is chosen; empty where none is. */
  chosen: string
  /** The groups are still on their way. */
  isPending: boolean
  /** Chooses the first group that fits what was typed, where there is one. */
  choose: (typed: string) => void
}

/**
 * Enter takes the first group that fits, also while no option is marked; where there are no groups
 * yet, as soon as they come. Without it, Enter would send a form whose group is half typed.
 */
export function useEnteredGroup({ chosen, isPending, choose }: Settings) {
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const early = useRef('')
  useEffect(() => {
    if (isPending || early.current === '') return
    choose(early.current)
    early.current = ''
  })
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    const isMarked = event.currentTarget.hasAttribute('aria-activedescendant')
    if (isMarked || typed.trim() === '' || typed === chosen) return
    event.preventDefault()
    if (isPending) early.current = typed
    else choose(typed)
    setOpen(isPending)
  }
  return {
    dropdownOpened: isOpen,
    onDropdownOpen: () => setOpen(true),
    onDropdownClose: () => setOpen(false),
    searchValue: typed,
    onSearchChange: (text: string) => {
      // Who types on has thought again; a box that is left is emptied, and that is no second thought.
      if (text !== '') early.current = ''
      setTyped(text)
    },
    onKeyDownCapture,
  }
}
