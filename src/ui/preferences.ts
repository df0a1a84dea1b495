import { useSyncExternalStore } from 'react'
import type { Language } from '@/messages'

export const languageKey = 'callboard-language'

/** The choice is kept in this browser; the page begins anew in the other language. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(languageKey, language)
  window.location.reload()
}

export const densities = ['compact', 'normal', 'comfortable'] as const
export type Density = (typeof densities)[number]

type Preference<Value extends string> = { key: string; values: readonly Value[] }

/** How close the rows of lists stand. */
export const densityPreference: Preference<Density> = {
  key: 'callboard-density',
  values: ['normal', 'compact', 'comfortable'],
}

/** Whether single letters are shortcuts. */
export const shortcutsPreference: Preference<'on' | 'off'> = {
  key: 'callboard-shortcuts',
  values: ['on', 'off'],
}

/** Whether the navigation of wide screens shows icons alone. */
export const navigationPreference: Preference<'unfolded' | 'folded'> = {
  key: 'callboard-navigation',
  values: ['unfolded', 'folded'],
}

/** What was chosen in this browser; the first of the values until something is. */
export function readPreference<Value extends string>({ key, values }: Preference<Value>): Value {
  const kept = localStorage.getItem(key)
  const [first] = values
  return values.find((value) => value === kept) ?? (first as Value)
}

const changed = new EventTarget()

function subscribe(onChange: () => void): () => void {
  changed.addEventListener('change', onChange)
  // Another tab has chosen.
  window.addEventListener('storage', onChange)
  return () => {
    changed.removeEventListener('change', onChange)
    window.removeEventListener('storage', onChange)
  }
}

/** A choice that is kept in this browser, and every page that follows it. */
export function usePreference<Value extends string>(
  preference: Preference<Value>,
): [Value, (value: Value) => void] {
  const value = useSyncExternalStore(subscribe, () => readPreference(preference))
  const choose = (wanted: Value) => {
    localStorage.setItem(preference.key, wanted)
    changed.dispatchEvent(new Event('change'))
  }
  return [value, choose]
}
