import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type Option, optionFor } from './findOption'

type EnteredOptionOptions = {
  options: readonly Option[]
  /** What the box says of the option that is chosen; empty where none is. */
  chosen: string
  /** The options are still on their way. */
  isPending: boolean
  onChoose: (id: number) => void
}

/**
 * Enter takes the option that was typed, also while none is marked; where there are no options yet,
 * as soon as they come. Without it, Enter would send a form in which a name is half typed.
 */
export function useEnteredOption({ options, chosen, isPending, onChoose }: EnteredOptionOptions) {
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const early = useRef('')
  const choose = (text: string): boolean => {
    const option = optionFor(options, text)
    if (!option) return false
    onChoose(option.id)
    setTyped(option.label)
    return true
  }
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
    // Nothing fits, or several are called so: the list stays open to choose from.
    setOpen(isPending || !choose(typed))
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
    // Choosing the chosen one again changes no value, so nothing else would complete its name.
    onOptionSubmit: (value: string) =>
      setTyped(options.find(({ id }) => String(id) === value)?.label ?? ''),
    onKeyDownCapture,
  }
}
