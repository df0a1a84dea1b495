import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { Done, shortOf } from './envelope'
import { ListAsOf } from './event/changes'
import { ColumnName, SortName } from './event/columnName'
import { type EventSort, isEventColumn } from './event/listColumns'
import { faultText } from './fault'
import { longestFilter } from './filter/parse'
import { filledText, IdText, Stamp, text } from './values/scalars'

const densities = ['compact', 'normal', 'comfortable'] as const
const Density = z.enum(densities)
export type Density = z.infer<typeof Density>
export const isDensity = (name: unknown): name is Density => densities.some((one) => one === name)

const Columns = z.array(ColumnName).check(
  z.minLength(1),
  z.refine((columns) => new Set(columns).size === columns.length, { error: faultText('twice') }),
)

/** In px at the usual size of text. */
const narrowestColumn = 40
const widestColumn = 800
const Width = z.int().check(z.minimum(narrowestColumn), z.maximum(widestColumn))

/** Of the columns that somebody made wider or narrower; all others are as wide as they need. */
const ColumnWidths = z.partialRecord(ColumnName, Width)
export type ColumnWidths = z.infer<typeof ColumnWidths>

const isWidth = (width: unknown): width is number =>
  Number.isInteger(width) && Number(width) >= narrowestColumn && Number(width) <= widestColumn

/** What holds of widths that were kept somewhere, read without a schema. */
export const readWidths = (kept: object): ColumnWidths =>
  Object.fromEntries(
    Object.entries(kept).filter(([column, width]) => isEventColumn(column) && isWidth(width)),
  )

/** What a view of the list of events holds: columns, widths, density and order are part of it. */
const viewShape = {
  name: filledText(100),
  filter: text(longestFilter),
  sort: SortName,
  columns: Columns,
  density: Density,
  widths: ColumnWidths,
  /** Seen by the whole client account, changed by its owner and by admins alone. */
  shared: z.boolean(),
}

/** `version`, where it is given, is the one that was seen: a change in between is a 409. */
const ViewChange = z.object({
  ...viewShape,
  filter: z.optional(viewShape.filter),
  widths: z.optional(ColumnWidths),
  version: z.optional(z.int()),
})
export type ViewChange = z.infer<typeof ViewChange>

const NewView = z.omit(ViewChange, { version: true })
export type NewView = z.infer<typeof NewView>

/**
 * The owner is the user whom the access token stands for, whichever token they come with. A token
 * that stands for no user owns its views itself, and gives them its name.
 */
export const SavedView = z.object({
  ID: z.int(),
  ...viewShape,
  owner: z.string(),
  isOwn: z.boolean(),
  mayChange: z.boolean(),
  limit: z.nullable(z.object({ nAbove: z.int(), nMinutes: z.int() })),
  dtModified: Stamp,
  version: z.int(),
})
export type SavedView = z.infer<typeof SavedView>

const path = '/app/v1/views'
const one = { path: `${path}/{ViewsID}`, params: z.object({ ViewsID: IdText }) } as const
const viewBody = { bodyLimit: 16 * 1024 } as const

export const listViews = {
  name: 'listViews',
  summary: 'Saved views of the list of events: one’s own and the shared ones, by name',
  method: 'GET',
  path,
  right: 'read',
  tenant: 'token',
  response: shortOf(SavedView),
  ...noBody,
} as const satisfies Endpoint

/** A built-in view's word, or a saved one's ID. */
const ViewKeys = z.pipe(
  z.pipe(
    z.string(),
    z.transform((written) => written.split(',')),
  ),
  z.array(z.string()).check(z.maxLength(30)),
)

/** Null: a view that is gone, or whose filter cannot be read any more. */
const ViewCounts = z.object({
  counts: z.array(z.object({ view: z.string(), count: z.nullable(z.int()) })),
})
export type ViewCounts = z.infer<typeof ViewCounts>

export const getViewCounts = {
  name: 'countViews',
  heavy: true,
  summary: 'How many events each of these views holds, of the present or of a snapshot of the list',
  method: 'GET',
  path: `${path}/counts`,
  right: 'read',
  tenant: 'token',
  query: z.object({ views: ViewKeys, asOf: z.optional(ListAsOf) }),
  response: ViewCounts,
  ...noBody,
} as const satisfies Endpoint

export const createView = {
  name: 'createView',
  summary: 'Save a view of the list of events',
  method: 'POST',
  path,
  right: 'read',
  tenant: 'token',
  body: NewView,
  response: shortOf(SavedView),
  ...viewBody,
} as const satisfies Endpoint

export const updateView = {
  ...one,
  name: 'updateView',
  summary: 'Change a saved view: one’s own, or as an admin a shared one',
  method: 'PUT',
  right: 'read',
  tenant: 'token',
  body: ViewChange,
  response: shortOf(SavedView),
  ...viewBody,
} as const satisfies Endpoint

export const deleteView = {
  ...one,
  name: 'deleteView',
  summary: 'Delete a saved view: one’s own, or as an admin a shared one',
  method: 'DELETE',
  right: 'read',
  tenant: 'token',
  response: Done,
  ...noBody,
} as const satisfies Endpoint

/** Views that everybody has; their names are the reader's language's. */
export const builtInViews = {
  open: { filter: 'status:open', sort: '-created' },
  dueNow: { filter: 'appointment:due', sort: 'appointment' },
  overdue: { filter: 'appointment:overdue', sort: 'appointment' },
  waitingCallbacks: { filter: 'type:Callback status:Distribute', sort: 'created' },
  errors: { filter: 'status:Error', sort: '-created' },
  mine: { filter: 'status:open agent:me', sort: '-created' },
  all: { filter: '', sort: '-created' },
} as const satisfies Record<string, { filter: string; sort: EventSort }>
