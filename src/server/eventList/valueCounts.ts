import { sql } from 'kysely'
import type { ValueCounts } from '@/contract/event/eventList'
import { appointmentWords } from '@/contract/filter/names'
import { quickTerm } from '@/contract/filter/quick'
import type { Term } from '@/contract/filter/terms'
import type { Tx } from '../db/transaction'
import { type CountedPart, countEach, fromPart } from './countedParts'

type Counted = ValueCounts['counts']

/** By the agents' IDs, and nobody at the end: on every database the same. */
const placeOf = (value: string) => (value === 'none' ? Number.POSITIVE_INFINITY : Number(value))

async function agentCounts(tx: Tx, parts: readonly CountedPart[], rest: readonly Term[]) {
  const counts = new Map<string, number>()
  for (const part of parts) {
    const { rows } = await sql<{ ID: number | null; count: number }>`
      SELECT users_id AS "ID", count(*) AS count ${await fromPart(tx, part, rest)}
      GROUP BY users_id`.execute(tx)
    for (const { ID, count } of rows) {
      const value = String(ID ?? 'none')
      counts.set(value, (counts.get(value) ?? 0) + count)
    }
  }
  return [...counts]
    .map(([value, count]): Counted[number] => ({ value, count }))
    .sort((a, b) => placeOf(a.value) - placeOf(b.value))
}

const appointmentIs = (word: string): Term => ({
  kind: 'field',
  field: 'appointment',
  not: false,
  test: { any: [{ word }] },
  at: 0,
  end: 0,
})

async function appointmentCounts(tx: Tx, parts: readonly CountedPart[], rest: readonly Term[]) {
  const asked = appointmentWords.map((word) => [appointmentIs(word)])
  const counts = await countEach(tx, parts, asked, rest)
  return appointmentWords.map((value, at): Counted[number] => ({ value, count: counts[at] ?? 0 }))
}

/** Beside each value of a field the events it would leave, were it the only one chosen there. */
export async function readValueCounts(
  tx: Tx,
  of: 'agent' | 'appointment',
  parts: readonly CountedPart[],
  terms: readonly Term[],
): Promise<ValueCounts> {
  const own = quickTerm(terms, of)
  const rest = terms.filter((term) => term !== own)
  const read = of === 'agent' ? agentCounts : appointmentCounts
  return { counts: await read(tx, parts, rest) }
}
