import { useQueryClient } from '@tanstack/react-query'
import { type FocusEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { Intent } from './intentOf'

let resting: typeof import('./resting')['resting'] | undefined

/** Brings what watches the pointer. A page asks for it when it is idle; until then nothing is meant. */
export async function loadIntents(): Promise<void> {
  // Where it does not come, each press asks as it would without.
  const part = await import('./resting').catch(() => undefined)
  resting ??= part?.resting
}

/**
 * For what can be pressed: where the pointer or the keyboard rests on it, what the press would ask is
 * fetched before. Not by touch, and not right after a press: see decision 35.
 */
export function useIntent(wanted: () => Intent | undefined) {
  const client = useQueryClient()
  const place = useRef({}).current
  useEffect(() => () => resting?.leave(place), [place])
  const leave = () => resting?.leave(place)
  return {
    onPointerMove: ({ pointerType }: PointerEvent) => {
      if (pointerType !== 'touch') resting?.on(place, client, wanted)
    },
    onPointerLeave: leave,
    onFocus: ({ target }: FocusEvent<Element>) => {
      if (target.matches(':focus-visible')) resting?.on(place, client, wanted)
    },
    onBlur: leave,
  }
}
