import { newestFirst } from '@/contract/event/eventSearch'
import { columnNames, type EventColumn, type EventSort } from '@/contract/event/listColumns'
import { builtInViews, type ColumnWidths, type Density, type SavedView } from '@/contract/views'
import { m } from '@/messages'

/** Everything that makes a list what it is, and a view stores. */
export type ListSettings = {
  filter: string
  sort: EventSort
  columns: readonly EventColumn[]
  density: Density
  /** Of the columns that somebody made wider or narrower, in px at the usual size of text. */
  widths: ColumnWidths
}

/** `key` stands in the address: a built-in view's word, or a saved one's ID. */
export type ListView = { key: string; name: string; settings: ListSettings; saved?: SavedView }

type BuiltIn = keyof typeof builtInViews

/** Built-in views in the order of their tabs. */
export const builtInTabs = [
  'open',
  'dueNow',
  'overdue',
  'waitingCallbacks',
  'errors',
  'mine',
  'all',
] as const satisfies readonly BuiltIn[]
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

const noWidths: ColumnWidths = {}

export const plainSettings = (density: Density): ListSettings => ({
  filter: '',
  sort: newestFirst,
  columns: plainColumns,
  density,
  widths: noWidths,
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
    widths: saved.widths,
  },
  saved,
})

/** True where the list differs from the view. A built-in one has no columns of its own. */
export const differs = (shown: ListSettings, { settings, saved }: ListView): boolean =>
  shown.filter !== settings.filter ||
  shown.sort !== settings.sort ||
  (saved !== undefined &&
    (shown.density !== settings.density ||
      shown.columns.join() !== settings.columns.join() ||
      columnNames.some((column) => shown.widths[column] !== settings.widths[column])))
