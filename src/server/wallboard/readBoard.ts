import { instantOf, wallOf, wallStamp } from '@/contract/values/zone'
import { type BoardGroup, type TileName, tileFilters, tileNames } from '@/contract/wallboard'
import type { EventScope } from '../db/scope'
import type { Tx } from '../db/transaction'
import { eventSums } from '../eventList/eventSums'
import type { ListOptions } from '../list/listing'
import { type BoardFacts, presentFacts } from './boardFacts'
import { type BoardNumbers, sumOf } from './boardNumbers'
import { readGoalChanges } from './goalChanges'
import { boardHalfHours } from './halfHours'
import { pastFacts } from './pastFacts'
import { shareOf } from './shareOf'

/** The first moment of the day, as the zone's clock has it. */
const midnightOf = (now: number, zone: string) =>
  instantOf({ ...wallOf(now, zone), hour: 0, minute: 0 }, zone).instant

/** `typesOf`: the groups whose rows by type come along. */
type Asking = {
  scope: EventScope
  now: number
  /** Given where `now` is a past minute: when it is asked for. */
  present?: number
  typesOf?: readonly number[] | undefined
}

/** The board is the same for all who see the same groups: no filter of it asks who reads. */
export const anybody = {
  AccessTokensID: 0,
  UsersID: null,
  groups: null,
  role: 'agent',
  name: '',
  by: 'session',
  proof: Buffer.alloc(0),
} as const

/** The moments are those of the zone's clock. */
function rowOf(numbers: BoardNumbers, oldest: Date | undefined, zone: string) {
  return {
    open: numbers.open,
    oldest: oldest === undefined ? null : wallStamp(oldest.getTime(), zone),
    due: numbers.due,
    overdue: numbers.overdue,
    closedToday: numbers.closedToday,
    inTimeToday: shareOf(numbers.metToday, numbers.goalsToday),
  }
}

type Group = { id: number; name: string }

function groupRow({ id, name }: Group, facts: BoardFacts, { zone, hasTypes }: GroupLooks) {
  const types = [...(facts.numbers.get(id) ?? [])].sort(([one], [other]) => one - other)
  return {
    AcdGroupsID: id,
    Name: name,
    ...rowOf(sumOf(types.map(([, one]) => one)), facts.oldest.get(id), zone),
    ...(hasTypes
      ? {
          types: types.map(([type, one]) => ({
            AcdEventTypesID: type,
            ...rowOf(one, facts.oldestOfTypes.get(`${id} ${type}`), zone),
          })),
        }
      : {}),
  } satisfies BoardGroup
}
type GroupLooks = { zone: string; hasTypes: boolean }

function tilesOf(facts: BoardFacts, groups: readonly Group[], zone: string) {
  const numbers = groups.flatMap(({ id }) => [...(facts.numbers.get(id)?.values() ?? [])])
  const first = Math.min(...[...facts.oldest.values()].map((date) => date.getTime()))
  const total = rowOf(sumOf(numbers), Number.isFinite(first) ? new Date(first) : undefined, zone)
  const values: Record<TileName, number | string | null> = {
    Open: total.open,
    'Oldest waiting': total.oldest,
    'Due now': total.due,
    Overdue: total.overdue,
    'Closed today': total.closedToday,
    'In time today': total.inTimeToday,
  }
  const tiles = tileNames.map((name) => ({
    name,
    value: values[name],
    goal: name === 'Oldest waiting' ? facts.goalOfOldest : null,
    filter: tileFilters[name],
  }))
  return { tiles, open: total.open }
}

/** Reads what waits now, or waited at a past minute, as of one snapshot. */
export function boardReader(settings: ListOptions) {
  const { zone } = settings
  const sums = eventSums()
  const readPresent = presentFacts(sums)
  const readPast = pastFacts(sums)

  return async (tx: Tx, { scope, now, typesOf = [], present }: Asking) => {
    const { ClientsID, groups: bound } = scope
    const today = { now, zone, midnight: midnightOf(now, zone) }
    const context = { ...settings, now, principal: { ...anybody, ClientsID, groups: bound } }
    const read = present === undefined ? readPresent : readPast
    const facts = await read(tx, { context, today, typesOf, present: present ?? now })
    const groups = await tx
      .selectFrom('acd_groups')
      .select(['id', 'name'])
      .orderBy('name_fold')
      .execute()
    const { tiles, open } = tilesOf(facts, groups, zone)
    return {
      asOf: wallStamp(now, zone),
      tiles,
      groups: groups.map((group) =>
        groupRow(group, facts, { zone, hasTypes: typesOf.includes(group.id) }),
      ),
      halfHours: boardHalfHours(today, {
        counts: facts.halfHours,
        open,
        goalChanges: await readGoalChanges(tx, today, bound),
      }),
    }
  }
}

export type BoardReader = ReturnType<typeof boardReader>
