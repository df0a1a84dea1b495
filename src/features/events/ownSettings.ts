import { useSyncExternalStore } from 'react'
import { type EventColumn, isEventColumn } from '@/contract/event/listColumns'
import { type ColumnWidths, type Density, isDensity, readWidths } from '@/contract/views'

/** The user's own settings in this browser, on top of a view or of the plain list. */
export type OwnSettings = { columns?: EventColumn[]; density?: Density; widths?: ColumnWidths }

const storageKey = 'callboard-lists'

function readOne(value: unknown): OwnSettings {
  if (typeof value !== 'object' || value === null) return {}
  const columns = 'columns' in value && Array.isArray(value.columns) ? value.columns : []
  const known = columns.filter(isEventColumn)
  const density = 'density' in value ? value.density : undefined
  const widths = 'widths' in value ? value.widths : undefined
  return {
    ...(known.length > 0 ? { columns: known } : {}),
    ...(isDensity(density) ? { density } : {}),
    ...(typeof widths === 'object' && widths !== null ? { widths: readWidths(widths) } : {}),
  }
}

/** Stored settings may come from an older version or be edited by hand. */
function parse(kept: string | null): Map<string, OwnSettings> {
  try {
    const all: unknown = JSON.parse(kept ?? '{}')
    const entries = typeof all === 'object' && all !== null ? Object.entries(all) : []
    return new Map(entries.map(([view, value]) => [view, readOne(value)]))
  } catch {
    return new Map()
  }
}

let text = localStorage.getItem(storageKey)
let all = parse(text)

function read(): Map<string, OwnSettings> {
  const now = localStorage.getItem(storageKey)
  if (now !== text) {
    text = now
    all = parse(now)
  }
  return all
}

const changed = new EventTarget()

function subscribe(onChange: () => void): () => void {
  changed.addEventListener('change', onChange)
  // Another tab has changed them.
  window.addEventListener('storage', onChange)
  return () => {
    changed.removeEventListener('change', onChange)
    window.removeEventListener('storage', onChange)
  }
}

/** The changes of one view, by its word or ID; '' is the plain list. An empty object forgets them. */
export function useOwnSettings(view: string): [OwnSettings, (own: OwnSettings) => void] {
  const own = useSyncExternalStore(subscribe, () => read()).get(view) ?? {}
  const keep = (next: OwnSettings) => {
    const kept = new Map(read()).set(view, next)
    localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(kept)))
    changed.dispatchEvent(new Event('change'))
  }
  return [own, keep]
}
