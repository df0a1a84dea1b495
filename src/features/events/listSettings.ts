import type { EventColumn, EventSort } from '@/contract/eventColumns'
import { builtInViews, type Density, type SavedView } from '@/contract/views'
import { m } from '@/messages'
import { newestFirst } from './eventSearch'

/** Everything that makes a list what it is, and a view stores. */
export type ListSettings = {
  filter: string
  sort: EventSort
  columns: readonly EventColumn[]
  density: Density
}

/** `key` stands in the address: a built-in view's word, or a saved one's ID. */
export type ListView = { key: string; name: string; settings: ListSettings; saved?: SavedView }

type BuiltIn = keyof typeof builtInViews

export const builtInKeys: readonly BuiltIn[] = [
  'open',
  'dueNow',
  'overdue',
  'waitingCallbacks',
  'errors',
  'mine',
]
export const isBuiltIn = (key: string): key is BuiltIn => Object.hasOwn(builtInViews, key)

export const plainColumns: readonly EventColumn[] = [
  'type',
  'status',
  'group',
  'agent',
  'sender',
  'subject',
  'priority',
  'created',
  'appointment',
  'age',
]

export const plainSettings = (density: Density): ListSettings => ({
  filter: '',
  sort: newestFirst,
  columns: plainColumns,
  density,
})

export const builtInView = (key: BuiltIn, density: Density): ListView => ({
  key,
  name: m.views.builtIn[key],
  settings: { ...plainSettings(density), ...builtInViews[key] },
})

export const savedView = (saved: SavedView): ListView => ({
  key: String(saved.ID),
  name: saved.name,
  settings: {
    filter: saved.filter,
    sort: saved.sort,
    columns: saved.columns,
    density: saved.density,
  },
  saved,
})

/** True where the list is not what the view says. */
export const differs = (shown: ListSettings, { settings }: ListView): boolean =>
  shown.filter !== settings.filter ||
  shown.sort !== settings.sort ||
  shown.density !== settings.density ||
  shown.columns.join() !== settings.columns.join()
