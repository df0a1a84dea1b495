import { closedStatusIds } from '@/contract/filter/names'
import { instantOf, wallOf, wallStamp } from '@/contract/values/zone'
import { type BoardGroup, type TileName, tileFilters, tileNames } from '@/contract/wallboard'
import type { Tx } from '../db/transaction'
import { eventSums } from '../eventList/eventSums'
import type { ListOptions } from '../list/listing'
import { countsOf, groupCounts } from './groupCounts'
import { halfHours } from './halfHours'
import { oldestWaiting } from './oldestWaiting'

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/** The first moment of the day, as the zone's clock has it. */
const midnightOf = (now: number, zone: string) =>
  instantOf({ ...wallOf(now, zone), hour: 0, minute: 0 }, zone).instant

type Asking = { ClientsID: number; now: number }

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
  const readSums = eventSums()

  async function openByGroup(tx: Tx, { ClientsID, now }: Asking): Promise<Map<number, number>> {
    const open = new Map<number, number>()
    for (const { status, group, count } of await readSums(tx, ClientsID, now)) {
      if (!closedStatusIds.includes(status)) open.set(group, (open.get(group) ?? 0) + count)
    }
    return open
  }

  async function readGroups(tx: Tx, asking: Asking) {
    const open = await openByGroup(tx, asking)
    const counts = await groupCounts(tx, {
      ...settings,
      now: asking.now,
      principal: { ...anybody, ClientsID: asking.ClientsID },
    })
    const oldest = await oldestWaiting(tx, asking.now)
    const groups = await tx
      .selectFrom('acd_groups')
      .select(['id', 'name'])
      .orderBy('name_fold')
      .execute()
    const numbers = groups.map(({ id }) => countsOf(counts, id))
    const records = groups.map(({ id, name }): BoardGroup => {
      const { due, overdue, closedToday, metToday, goalsToday } = countsOf(counts, id)
      const first = oldest.get(id)
      return {
        AcdGroupsID: id,
        Name: name,
        open: open.get(id) ?? 0,
        oldest: first === undefined ? null : wallStamp(first.getTime(), zone),
        due,
        overdue,
        closedToday,
        inTimeToday: shareOf(metToday, goalsToday),
      }
    })
    const sum = (key: keyof (typeof numbers)[number]) =>
      numbers.reduce((total, one) => total + one[key], 0)
    const first = Math.min(...[...oldest.values()].map((date) => date.getTime()))
    return {
      records,
      inTime: shareOf(sum('metToday'), sum('goalsToday')),
      oldest: Number.isFinite(first) ? wallStamp(first, zone) : null,
    }
  }

  return async (tx: Tx, asking: Asking) => {
    const { now } = asking
    const { records: groups, inTime, oldest } = await readGroups(tx, asking)
    const sum = (key: 'open' | 'due' | 'overdue' | 'closedToday') =>
      groups.reduce((total, group) => total + group[key], 0)
    const values: Record<TileName, number | string | null> = {
      Open: sum('open'),
      'Oldest waiting': oldest,
      'Due now': sum('due'),
      Overdue: sum('overdue'),
      'Closed today': sum('closedToday'),
      'In time today': inTime,
    }
    return {
      asOf: wallStamp(now, zone),
      tiles: tileNames.map((name) => ({ name, value: values[name], filter: tileFilters[name] })),
      groups,
      halfHours: await halfHours(tx, {
        now,
        zone,
        midnight: midnightOf(now, zone),
        open: sum('open'),
      }),
    }
  }
}

export type BoardReader = ReturnType<typeof boardReader>
