import type { Caller } from './caller'
import { median, perSecond, rate, say } from './measure'
import type { BenchDatabase } from './places'

/** What writes milestones and quarter hours when an event is created. */
const triggers = ['begin_milestones', 'count_new']

/** In turns, since a machine is never as busy as it was a minute ago. */
const turns = 8

async function compare({ pool }: BenchDatabase, { call }: Caller, together: number) {
  let number = 0
  const create = () => {
    number += 1
    const Sender = `4930${10_000_000 + number}`
    const event = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender, Subject: 'Bench' }
    return call('/rest/v1.0/1/acd/events/create', { method: 'POST', body: JSON.stringify(event) })
  }
  const ratios: number[] = []
  const rates: Record<string, number[]> = { ENABLE: [], DISABLE: [] }
  for (let turn = 0; turn < turns; turn += 1) {
    const found = { ENABLE: 0, DISABLE: 0 }
    // Each goes first as often as the other.
    const order = turn % 2 ? (['ENABLE', 'DISABLE'] as const) : (['DISABLE', 'ENABLE'] as const)
    for (const state of order) {
      for (const one of triggers) await pool.query(`ALTER TABLE acd_events ${state} TRIGGER ${one}`)
      await rate(create, 0.2, together)
      found[state] = await rate(create, 2, together)
      rates[state]?.push(found[state])
    }
    ratios.push(found.ENABLE / found.DISABLE)
  }
  for (const one of triggers) await pool.query(`ALTER TABLE acd_events ENABLE TRIGGER ${one}`)
  const [kept, without] = [rates.ENABLE, rates.DISABLE].map((all) => perSecond(median(all ?? [])))
  say(
    `creates by ${together} with milestones ${kept}, without ${without} (${(100 * median(ratios)).toFixed(1)} %)`,
  )
}

/** What the milestones of a new event cost: creates with them and without, on the same database. */
export async function benchMilestones(place: BenchDatabase, caller: Caller): Promise<void> {
  for (const together of [1, 8, 64]) await compare(place, caller, together)
}
