import { type RefObject, useEffect, useRef } from 'react'
import type { RowWindow } from './useRowWindow'

type StartOptions = {
  box: RefObject<HTMLElement | null>
  rows: RowWindow
  count: number
  /** The row that is to be the first in sight. */
  startAt: number | undefined
  /** Called with the first row in sight, once the list has come to rest. */
  onPlace: ((first: number) => void) | undefined
}

const settledAfterMs = 300
const byHand = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const

/**
 * A list that is opened by its address begins where the address says, as soon as it is known to be
 * that long, unless somebody has moved it meanwhile; and it tells where it has come to rest.
 */
export function useStartRow({ box, rows, count, startAt, onPlace }: StartOptions): void {
  const wanted = useRef(startAt)
  const tell = useRef(onPlace)
  tell.current = onPlace

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another length can make room
  useEffect(() => {
    if (wanted.current === undefined || wanted.current >= count) return
    rows.toTop(wanted.current)
    wanted.current = undefined
  }, [count])

  useEffect(() => {
    const element = box.current
    const letGo = () => {
      wanted.current = undefined
    }
    for (const kind of byHand) element?.addEventListener(kind, letGo, { passive: true })
    return () => {
      for (const kind of byHand) element?.removeEventListener(kind, letGo)
    }
  }, [box])

  useEffect(() => {
    if (wanted.current !== undefined) return undefined
    const timer = setTimeout(() => tell.current?.(rows.first), settledAfterMs)
    return () => clearTimeout(timer)
  }, [rows.first])
}
