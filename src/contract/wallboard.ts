import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { Done } from './envelope'
import { faultText } from './fault'
import { Id, idsText, MinuteText, Stamp } from './values/scalars'

/** Tiles in their default order. The names are English in every language. */
export const tileNames = [
  'Open',
  'Oldest waiting',
  'Due now',
  'Overdue',
  'Closed today',
  'In time today',
] as const
export type TileName = (typeof tileNames)[number]

/** The list behind each number holds exactly as many events; behind a share those counted for it. */
export const tileFilters: Record<TileName, string> = {
  Open: 'status:open',
  'Oldest waiting': 'status:open',
  'Due now': 'appointment:due',
  Overdue: 'appointment:overdue',
  'Closed today': 'closed:today',
  'In time today': 'goal:met,missed deadline:today',
}

/** A number, a timestamp (`Oldest waiting`), a share from 0 to 1; null where nothing is counted. */
const Value = z.nullable(z.union([z.number(), Stamp]))
const Share = z.nullable(z.number())

/** `name` of a saved view is the view's; its ID tells it from the six. */
const Tile = z.object({
  name: z.string(),
  ViewsID: z.nullable(z.int()),
  value: Value,
  /** The same half an hour ago: as it was counted then, of a view from the events as they were. */
  before: Value,
  /** Of `Oldest waiting` the minutes within which that event was to be answered; null: there is none. */
  goal: Value,
  /** When it was counted: a view whose count takes long is counted seldom. */
  asOf: Stamp,
  filter: z.string(),
})
export type Tile = z.infer<typeof Tile>

const numbers = {
  open: z.int(),
  oldest: z.nullable(Stamp),
  due: z.int(),
  overdue: z.int(),
  closedToday: z.int(),
  inTimeToday: Share,
}

/** The events of one type within a group. */
const BoardType = z.object({ AcdEventTypesID: z.int(), ...numbers })

/** `types` of a group that was asked for with `typesOf`, without those that count nothing. */
const BoardGroup = z.object({
  AcdGroupsID: z.int(),
  Name: z.string(),
  ...numbers,
  types: z.optional(z.array(BoardType)),
})
export type BoardGroup = z.infer<typeof BoardGroup>

/**
 * `open` is at its beginning; `inTime` is by the moment of the goal. `unknown`: of those that came,
 * those whose past is not known. `goalChanges`: how many goals of groups were changed in it.
 */
const BoardHalfHour = z.object({
  from: Stamp,
  created: z.int(),
  answered: z.int(),
  inTime: Share,
  closed: z.int(),
  open: z.int(),
  unknown: z.int(),
  goalChanges: z.int(),
})
export type BoardHalfHour = z.infer<typeof BoardHalfHour>

export const Wallboard = z.object({
  asOf: Stamp,
  tiles: z.array(Tile),
  groups: z.array(BoardGroup),
  halfHours: z.array(BoardHalfHour),
  status: z.literal(200),
})
export type Wallboard = z.infer<typeof Wallboard>

/** One of the six that everybody starts with, or a saved view. */
const TileChoice = z.union([z.object({ name: z.enum(tileNames) }), z.object({ ViewsID: Id })])
export type TileChoice = z.infer<typeof TileChoice>

export const maxTiles = 6

const isOnce = (tiles: readonly TileChoice[]) =>
  new Set(tiles.map((tile) => JSON.stringify(tile))).size === tiles.length

export const setWallboardTiles = {
  name: 'setWallboardTiles',
  summary: 'Choose and order the tiles of one’s own wallboard; an empty list: those of everybody',
  method: 'PUT',
  path: '/app/v1/wallboard/tiles',
  right: 'read',
  tenant: 'token',
  body: z.object({
    tiles: z.array(TileChoice).check(
      z.refine((tiles) => tiles.length <= maxTiles, { error: faultText('too_many', maxTiles) }),
      z.refine(isOnce, { error: faultText('given_twice') }),
    ),
  }),
  response: Done,
  bodyLimit: 4096,
} as const satisfies Endpoint

export const getWallboard = {
  name: 'getWallboard',
  summary: 'What waits now, or waited at a past minute: six numbers, each group, the day so far',
  method: 'GET',
  path: '/app/v1/wallboard',
  right: 'board',
  tenant: 'token',
  /** `at`: a past minute of 30 days, on the centre’s clock. */
  query: z.object({ typesOf: z.optional(idsText(1000)), at: z.optional(MinuteText) }),
  response: Wallboard,
  ...noBody,
} as const satisfies Endpoint
