import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { faultText } from '../fault'
import { LabelLanguage } from '../values/labels'
import { BooleanText, CountText, IdText, idsText } from '../values/scalars'
import { ListAsOf } from './changes'
import { ColumnName } from './columnName'
import { EventFacets } from './eventFacets'

/** What the list of events is narrowed to, and its order. */
const EventOrder = z.object({
  filter: z.optional(z.string()),
  orderBy: z.optional(z.string()),
  ascending: z.optional(BooleanText),
})

/**
 * For each status, type and group: how many events the list would have if this value were the
 * only one chosen of its field. The rest of the filter stays: words, ranges, `-field:` terms and
 * the values chosen of the other two fields; only the field's own `field:a,b` is put aside.
 */
export const getEventFacets = {
  name: 'getEventFacets',
  heavy: true,
  summary: 'Beside each status, type and group the number of events that it would leave',
  method: 'GET',
  path: '/app/v1/events/facets',
  right: 'read',
  tenant: 'token',
  // Of the snapshot that the list beside them shows.
  query: z.object({ filter: z.optional(z.string()), asOf: z.optional(ListAsOf) }),
  response: EventFacets,
  ...noBody,
} as const satisfies Endpoint

/**
 * How many events of a snapshot the filter leaves. With `most` it counts no further than that:
 * `isMore` says that there are more. It is counted in pieces, and ends with its request.
 */
export const countMatches = {
  name: 'countMatches',
  heavy: true,
  summary: 'How many events the filter leaves',
  method: 'GET',
  path: '/app/v1/events/matches',
  right: 'read',
  tenant: 'token',
  query: z.object({
    filter: z.optional(z.string()),
    asOf: ListAsOf,
    most: z.optional(z.pipe(CountText, z.int().check(z.minimum(1)))),
  }),
  response: z.object({ count: z.int(), isMore: z.boolean() }),
  ...noBody,
} as const satisfies Endpoint

/**
 * The same for the fields whose values only the data know: beside each agent's UsersID or `none`,
 * or beside each word of an appointment, the events that it would leave. Zeros may be left out.
 */
const ValueCounts = z.object({
  counts: z.array(z.object({ value: z.string(), count: z.int() })),
})
export type ValueCounts = z.infer<typeof ValueCounts>

export const getValueCounts = {
  name: 'getEventValueCounts',
  heavy: true,
  summary: 'Beside each agent, or each word of an appointment, the number of events it would leave',
  method: 'GET',
  path: '/app/v1/events/counts',
  right: 'read',
  tenant: 'token',
  query: z.object({
    of: z.enum(['agent', 'appointment']),
    filter: z.optional(z.string()),
    asOf: z.optional(ListAsOf),
  }),
  response: ValueCounts,
  ...noBody,
} as const satisfies Endpoint

/**
 * `index` counts the events before this one, `previous` and `next` are the IDs beside it. An event
 * that the filter does not leave (`matches` false) has the place where it would stand.
 */
export const EventNeighbours = z.object({
  index: z.int(),
  previous: z.nullable(z.int()),
  next: z.nullable(z.int()),
  matches: z.boolean(),
})
export type EventNeighbours = z.infer<typeof EventNeighbours>

export const getEventNeighbours = {
  name: 'getEventNeighbours',
  heavy: true,
  summary: 'The place of one event in the filtered and ordered list, and the events beside it',
  method: 'GET',
  path: '/app/v1/events/{AcdEventsID}/neighbours',
  right: 'read',
  tenant: 'token',
  params: z.object({ AcdEventsID: IdText }),
  query: EventOrder,
  response: EventNeighbours,
  ...noBody,
} as const satisfies Endpoint

/** No more values than this, however many events there are. */
export const maxPlaces = 400

/**
 * What the list is ordered by at every `every`th event, beginning with the first: `values[n]` is
 * that of the place `n * every`. A place beyond the last value is of an event that has none.
 */
export const EventPlaces = z.object({
  values: z.array(z.nullable(z.union([z.string(), z.number()]))),
})
export type EventPlaces = z.infer<typeof EventPlaces>

export const listEventPlaces = {
  name: 'listEventPlaces',
  heavy: true,
  summary: 'The values by which the list is ordered, at places spread over all of it',
  method: 'GET',
  path: '/app/v1/events/places',
  right: 'read',
  tenant: 'token',
  query: z.extend(EventOrder, {
    asOf: ListAsOf,
    every: z.pipe(CountText, z.int().check(z.minimum(1))),
  }),
  response: EventPlaces,
  ...noBody,
} as const satisfies Endpoint

const listed = (written: string) => written.split(',').map((entry) => entry.trim())

/** `created,subject`: in the order in which they are to stand, each once. */
const ColumnsText = z.pipe(
  z.pipe(z.string(), z.transform(listed)),
  z.array(ColumnName).check(
    z.refine((columns) => new Set(columns).size === columns.length, {
      error: faultText('twice'),
    }),
  ),
)

/** As many as an address has room for. */
export const maxExportedIds = 1000

/**
 * The list as a file, streamed: same filter, order and columns. `ids` narrows it to a selection.
 *
 * CSV is what Excel opens right: byte order mark, CRLF, `;` in German and French and `,` in
 * English, RFC 4180 quotes, names in place of IDs in the language asked for, moments in the
 * centre's zone as `2026-11-24 10:00:00`, ages as hours and minutes, telephone numbers as
 * `+49 199123456789`, and an apostrophe before what a spreadsheet would take for a formula.
 * JSON is the list's envelope: whole records as the REST API has them, or with `columns` the keys
 * behind them and `ageMinutes`.
 */
export const exportEvents = {
  name: 'exportEvents',
  heavy: true,
  summary: 'The filtered and ordered list as a file: CSV for spreadsheets, or JSON',
  method: 'GET',
  path: '/app/v1/events/export',
  right: 'read',
  tenant: 'token',
  query: z.extend(EventOrder, {
    format: z.optional(z.enum(['csv', 'json'])),
    language: z.optional(LabelLanguage),
    columns: z.optional(ColumnsText),
    ids: z.optional(idsText(maxExportedIds)),
  }),
  response: z.unknown(),
  ...noBody,
} as const satisfies Endpoint
