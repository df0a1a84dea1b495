import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { Done, shortOf } from './envelope'
import { EventColumn, EventSort } from './eventColumns'
import { faultText } from './fault'
import { longestFilter } from './filter/parse'
import { filledText, IdText, Stamp, text } from './scalars'

export const Density = z.enum(['compact', 'normal', 'comfortable'])
export type Density = z.infer<typeof Density>

const Columns = z.array(EventColumn).check(
  z.minLength(1),
  z.refine((columns) => new Set(columns).size === columns.length, { error: faultText('twice') }),
)

/** What a view of the list of events holds: columns, density and order are part of it. */
const viewShape = {
  name: filledText(100),
  filter: text(longestFilter),
  sort: EventSort,
  columns: Columns,
  density: Density,
  /** Seen by the whole client account, changed by its owner and by admins alone. */
  shared: z.boolean(),
}

/** `version`, where it is given, is the one that was seen: a change in between is a 409. */
const ViewChange = z.object({
  ...viewShape,
  filter: z.optional(viewShape.filter),
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

/**
 * Views that everybody has; their names are the reader's language's. An appointment is due when
 * it is reached and the event still open, and overdue an hour later.
 */
export const builtInViews = {
  open: { filter: 'status:open', sort: '-created' },
  dueNow: { filter: 'appointment:due', sort: 'appointment' },
  overdue: { filter: 'appointment:due appointment:<-1h', sort: 'appointment' },
  waitingCallbacks: { filter: 'type:Callback status:Distribute', sort: 'created' },
  errors: { filter: 'status:Error', sort: '-created' },
  mine: { filter: 'status:open agent:me', sort: '-created' },
} as const satisfies Record<string, { filter: string; sort: z.infer<typeof EventSort> }>
