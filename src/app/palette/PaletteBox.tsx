import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'
import { m } from '@/messages'
import classes from './Palette.module.css'

type Props = {
  /** What was typed before the box was there. */
  early: RefObject<string>
  listId: string
  activeId: string | undefined
  typed: string
  onType: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** Where one types: it has the keyboard from its first moment, and the list follows it. */
export function PaletteBox({ early, listId, activeId, typed, onType, onKeyDown }: Props) {
  const box = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    box.current?.focus()
    if (early.current !== '') onType(early.current)
  }, [early, onType])
  return (
    <div className={classes.search}>
      <IconSearch aria-hidden size={18} />
      <input
        ref={box}
        data-autofocus
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-label={m.palette.search}
        placeholder={m.palette.hint}
        className={classes.input}
        value={typed}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
