import type { IconMenu2 } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef } from 'react'

/** Something that the shown page can do, offered by the palette as long as the page is there. */
export type PageCommand = {
  /** Names it among those used last. */
  key: string
  label: string
  Icon: typeof IconMenu2
  act: () => void
}

const offered = new Set<RefObject<readonly PageCommand[]>>()

/** Offers what a page, or a part of it, can do as long as it is there. */
export function usePageCommands(commands: readonly PageCommand[]): void {
  const newest = useRef(commands)
  useEffect(() => {
    newest.current = commands
  })
  useEffect(() => {
    offered.add(newest)
    return () => {
      offered.delete(newest)
    }
  }, [])
}

/** Read when the palette is drawn: the page beneath does not change while a dialog is over it. */
export const pageCommands = (): readonly PageCommand[] =>
  [...offered].flatMap(({ current }) => current)
