import { instantOf, wallOf, wallStamp } from '@/contract/values/zone'
import { type BoardGroup, type TileName, tileFilters, tileNames } from '@/contract/wallboard'
import type { Tx } from '../db/transaction'
import type { ListOptions } from '../list/listing'
import { readHours } from '../milestones/quarterHours'
import { type BoardNumbers, boardNumbers, sumOf } from './boardNumbers'
import { halfHours, hoursOf } from './halfHours'
import { oldestByType, oldestWaiting } from './oldestWaiting'
import { shareOf } from './shareOf'

/** The first moment of the day, as the zone's clock has it. */
const midnightOf = (now: number, zone: string) =>
  instantOf({ ...wallOf(now, zone), hour: 0, minute: 0 }, zone).instant

/** `typesOf`: the groups whose rows by type come along. */
type Asking = { ClientsID: number; now: number; typesOf?: readonly number[] | undefined }

type Today = Parameters<ReturnType<typeof boardNumbers>>[2]

/** The board is the same for all: no filter of it asks who reads. */
const anybody = {
  AccessTokensID: 0,
  UsersID: null,
  role: 'agent',
  name: '',
  by: 'session',
  proof: Buffer.alloc(0),
} as const

/** Reads what waits now, as of one snapshot. */
export function boardReader(settings: ListOptions) {
  const { zone } = settings
  const readNumbers = boardNumbers()

  const rowOf = (numbers: BoardNumbers, oldest: Date | undefined) => ({
    open: numbers.open,
    oldest: oldest === undefined ? null : wallStamp(oldest.getTime(), zone),
    due: numbers.due,
    overdue: numbers.overdue,
    closedToday: numbers.closedToday,
    inTimeToday: shareOf(numbers.metToday, numbers.goalsToday),
  })

  async function readGroups(tx: Tx, { ClientsID, now, typesOf = [] }: Asking, today: Today) {
    const context = { ...settings, now, principal: { ...anybody, ClientsID } }
    const numbers = await readNumbers(tx, context, today)
    const oldest = await oldestWaiting(tx, now)
    const open = typesOf.flatMap((group) =>
      [...(numbers.get(group) ?? [])].flatMap(([type, one]) =>
        one.open > 0 ? [{ group, type }] : [],
      ),
    )
    const oldestOf = await oldestByType(tx, now, open)
    const groups = await tx
      .selectFrom('acd_groups')
      .select(['id', 'name'])
      .orderBy('name_fold')
      .execute()
    const typesIn = (id: number) =>
      [...(numbers.get(id) ?? [])]
        .sort(([one], [other]) => one - other)
        .map(([type, one]) => ({
          AcdEventTypesID: type,
          ...rowOf(one, oldestOf.get(`${id} ${type}`)),
        }))
    const totals = groups.map(({ id }) => sumOf(numbers.get(id)?.values() ?? []))
    const records = groups.map(
      ({ id, name }, at): BoardGroup => ({
        AcdGroupsID: id,
        Name: name,
        ...rowOf(totals[at] ?? sumOf([]), oldest.get(id)),
        ...(typesOf.includes(id) ? { types: typesIn(id) } : {}),
      }),
    )
    const first = Math.min(...[...oldest.values()].map((date) => date.getTime()))
    return {
      records,
      ...rowOf(sumOf(totals), Number.isFinite(first) ? new Date(first) : undefined),
    }
  }

  return async (tx: Tx, asking: Asking) => {
    const { now } = asking
    const midnight = midnightOf(now, zone)
    const hours = await readHours(tx, hoursOf({ now, midnight }))
    const today = { midnight, groups: hours.groups }
    const { records: groups, ...total } = await readGroups(tx, asking, today)
    const values: Record<TileName, number | string | null> = {
      Open: total.open,
      'Oldest waiting': total.oldest,
      'Due now': total.due,
      Overdue: total.overdue,
      'Closed today': total.closedToday,
      'In time today': total.inTimeToday,
    }
    return {
      asOf: wallStamp(now, zone),
      tiles: tileNames.map((name) => ({ name, value: values[name], filter: tileFilters[name] })),
      groups,
      halfHours: await halfHours(
        tx,
        { now, zone, midnight },
        { parts: hours.halfHours, open: total.open },
      ),
    }
  }
}

export type BoardReader = ReturnType<typeof boardReader>
