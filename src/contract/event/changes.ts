import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { ListQuery, listOf } from '../envelope'
import { faultText } from '../fault'
import { BooleanText, CountText, IdText, MinuteText, text } from '../values/scalars'
import { EventFacets } from './eventFacets'
import { AcdEvent } from './events'
import { pastMinute } from './pastMinute'

const written = /^(\d{1,19}):(\d{1,19}):((?:\d{1,19}(?:,\d{1,19})*)?)@\d{1,15}$/

/** The database's own rules for a snapshot: a text that it would not read is not one. */
function isSnapshot(value: string): boolean {
  const [, from = '', to = '', list = ''] = written.exec(value) ?? []
  if (from === '') return false
  const open = list === '' ? [] : list.split(',')
  const ascending = [from, ...open, to].map(BigInt)
  if (ascending[0] === 0n || (open.length > 0 && BigInt(open.at(-1) ?? 0) >= BigInt(to)))
    return false
  return ascending.every((id, at) => at === 0 || id >= (ascending[at - 1] ?? 0n))
}

/**
 * A snapshot of a client account's data: exactly the changes that could be seen then, and the time.
 * Clients must not read meaning into it: they send it back as it came.
 */
export const Snapshot = text(4000).check(z.refine(isSnapshot, { error: faultText('wrong') }))

/** A snapshot, or the past minute that a list said it is as of. */
export const ListAsOf = text(4000).check(
  z.refine((value) => pastMinute(value) !== undefined || isSnapshot(value), {
    error: faultText('wrong'),
  }),
)

const maxPageSize = 1000
const PageSize = z.pipe(CountText, z.int().check(z.minimum(1), z.maximum(maxPageSize)))

/**
 * A page of the list of a snapshot, or of the present, whose snapshot the answer then names. `at` is
 * a past minute of 30 days, on the centre's clock: the list as it was, before `asOf`. With
 * `counted` comes beside the rows of the present what is counted as quickly as they are read:
 * `total` and the facets. Where that would take longer, both are left out.
 */
export const listSnapshotEvents = {
  name: 'listEventsAsOf',
  summary: 'A page of the list of ACD events that stays as it was at a moment',
  method: 'GET',
  path: '/app/v1/events',
  right: 'read',
  tenant: 'token',
  query: z.extend(ListQuery, {
    limitPageSize: PageSize,
    asOf: z.optional(ListAsOf),
    at: z.optional(MinuteText),
    counted: z.optional(BooleanText),
  }),
  response: z.extend(listOf(AcdEvent), { asOf: z.string(), facets: z.optional(EventFacets) }),
  ...noBody,
} as const satisfies Endpoint

const Change = z.object({
  ID: z.int(),
  version: z.int(),
  kind: z.enum(['created', 'changed', 'gone']),
})
export type Change = z.infer<typeof Change>

/**
 * Frames: `changes` with this data; `startOver` where some were missed, so that everything has to
 * be read anew; `alerts` where alerts have changed; `alive` when nothing happened; `ended` when the
 * right to listen has ended. The ID of a frame is the snapshot up to which it tells.
 */
export const eventChanges = {
  name: 'eventChanges',
  summary: 'What happens to ACD events, as server-sent events; Last-Event-ID goes on from there',
  method: 'GET',
  path: '/app/v1/events/changes',
  right: 'read',
  tenant: 'token',
  response: z.object({ changes: z.array(Change) }),
  feed: true,
  ...noBody,
} as const satisfies Endpoint

const maxIDs = 300
const IDList = z.pipe(
  z.string(),
  z.pipe(
    z.transform((list: string) => list.split(',')),
    z.array(IdText).check(z.maxLength(maxIDs)),
  ),
)

/** What has changed in a list since a snapshot of it was read. */
export const EventListChanges = z.object({
  /** Too much happened, or too long ago, to say it one by one. */
  startOver: z.boolean(),
  /** Over the whole filter: matches now only, matches in another version, matched then only. */
  created: z.int(),
  changed: z.int(),
  gone: z.int(),
  /** Of the IDs asked for: those that are gone, and the present records of those that changed. */
  goneIDs: z.array(z.int()),
  records: z.array(AcdEvent),
  /** Time alone changes what this filter matches, without a change of any event. */
  clockwork: z.boolean(),
})
export type EventListChanges = z.infer<typeof EventListChanges>

export const getEventListChanges = {
  name: 'eventStanding',
  heavy: true,
  summary: 'What has changed in a list of ACD events since a moment',
  method: 'GET',
  path: '/app/v1/events/standing',
  right: 'read',
  tenant: 'token',
  query: z.object({
    filter: z.optional(z.string()),
    asOf: Snapshot,
    IDs: z.optional(IDList),
  }),
  response: EventListChanges,
  ...noBody,
} as const satisfies Endpoint
