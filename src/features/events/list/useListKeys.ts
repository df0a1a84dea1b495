import { type RefObject, useEffect, useReducer, useRef } from 'react'
import type { AcdEvent } from '@/contract/event/events'
import type { TableHandle } from '@/ui/table/DataTable'
import { type Shortcuts, useShortcuts } from '@/ui/useShortcuts'
import type { Selection } from './selection/useSelection'

/**
 * Keys that are pressed while there are no rows to act on: they act when the rows have come, one
 * for each rendering, so that each finds what the one before it did. Whoever has taken the keyboard
 * elsewhere meanwhile is not called back.
 */
function useEarlyKeys(isEarly: boolean, keys: Shortcuts): Shortcuts {
  const early = useRef<string[]>([])
  const [, goOn] = useReducer((round: number) => round + 1, 0)
  useEffect(() => {
    if (!isEarly) return undefined
    const forget = () => {
      early.current = []
    }
    document.addEventListener('focusin', forget)
    return () => document.removeEventListener('focusin', forget)
  }, [isEarly])
  useEffect(() => {
    const key = isEarly ? undefined : early.current.shift()
    if (key === undefined) return
    keys[key]?.()
    goOn()
  })
  const waiting = Object.keys(keys).map((key) => [key, () => void early.current.push(key)])
  return isEarly ? Object.fromEntries(waiting) : keys
}

type ListKeysOptions = {
  table: RefObject<TableHandle<AcdEvent> | null>
  box: RefObject<{ focus: () => void } | null>
  /** Undefined where nothing can be picked. */
  selection: Selection | undefined
  /** An event is open beside the list. */
  isBeside: boolean
  /** The first rows are still on their way. */
  isEarly: boolean
}

/** The list's keyboard shortcuts. */
export function useListKeys({ table, box, selection, isBeside, isEarly }: ListKeysOptions): void {
  const inRows = useEarlyKeys(isEarly, {
    j: () => table.current?.moveBy(1),
    k: () => table.current?.moveBy(-1),
    x: () => selection?.onToggle(table.current?.active() ?? 0),
  })
  useShortcuts({
    ...inRows,
    '/': () => box.current?.focus(),
    ...(selection && selection.size > 0 && !isBeside ? { Escape: selection.onClear } : {}),
  })
}
