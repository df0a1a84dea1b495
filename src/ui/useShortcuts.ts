import { useEffect, useRef } from 'react'
import { readPreference, shortcutsPreference } from './preferences'

/** `j`, `?`, `Escape`, `mod+k` (Ctrl or Cmd), `g e` (one after the other). */
export type Shortcuts = Record<string, () => void>

const fields = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select'
/** Elements that handle keys themselves while they are open. */
const layers = '[role=dialog], [role=menu], [role=listbox]'

const isTyping = (target: Element) =>
  target.matches(fields) || (target instanceof HTMLElement && target.isContentEditable)

const keyOf = ({ key, ctrlKey, metaKey }: KeyboardEvent): string =>
  ctrlKey || metaKey ? `mod+${key.toLowerCase()}` : key

/** Single characters never act while typing, and not at all where they are switched off. */
function mayAct(event: KeyboardEvent, key: string): boolean {
  if (event.defaultPrevented || event.isComposing || event.altKey) return false
  const { target } = event
  if (target instanceof Element && target.closest(layers)) return false
  if (key.startsWith('mod+')) return true
  if (target instanceof Element && isTyping(target)) return false
  return key.length > 1 || readPreference(shortcutsPreference) === 'on'
}

/** The first key of two is forgotten after this long. */
const sequenceTimeoutMs = 1500
let lead: { key: string; at: number } | undefined

const leadAt = (now: number) => (lead && now - lead.at < sequenceTimeoutMs ? lead.key : undefined)

/** Keys that act wherever the keyboard is on the page, except while typing. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const known = useRef(shortcuts)
  useEffect(() => {
    known.current = shortcuts
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(event)
      if (!mayAct(event, key)) return
      const before = leadAt(event.timeStamp)
      const act = known.current[before === undefined ? key : `${before} ${key}`]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Keeps the first of two keys; beside the pages' own shortcuts, once for the whole app. */
export function useLeadKey(key: string): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Shift') return
      const isLead =
        leadAt(event.timeStamp) === undefined && keyOf(event) === key && mayAct(event, key)
      lead = isLead ? { key, at: event.timeStamp } : undefined
    }
    // After every shortcut has looked at what came before.
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [key])
}
