import { type RawBuilder, sql } from 'kysely'
import { nextStatusIds } from '@/contract/work'
import type { Tx } from '../../db/transaction'
import type { Taker } from './takers'

/** Events that one line up for: those bound to a user, or those of a group that fit some skills. */
type Queue = {
  users_id: number | null
  acd_groups_id: number | null
  skills: readonly number[]
  scope: readonly number[] | null
}

const ownQueue = ({ UsersID, scope }: Taker): Queue => ({
  users_id: UsersID,
  acd_groups_id: null,
  skills: [],
  scope,
})
const groupQueues = ({ groups, skills }: Taker): Queue[] =>
  groups.map((acd_groups_id) => ({ users_id: null, acd_groups_id, skills, scope: null }))

/** Spelled as the conditions of the indexes acd_events_next and acd_events_next_bound. */
const isWaiting = sql`acd_event_status_id IN (${sql.join(nextStatusIds.map((id) => sql.lit(id)))})`
/** Reached appointments first, the earliest first; then priority, then age. */
const inOrder = sql`dt_remind, n_priority DESC, dt_created, id`

const hasSkill = (column: string) => sql`coalesce(${sql.ref(column)} = ANY (skills), true)`
const fitsSkills = sql`(cardinality(skills) = 0 OR ${sql.join(
  ['skills_id_1', 'skills_id_2', 'skills_id_3'].map(hasSkill),
  sql` AND `,
)})`

const ofUser = sql`acd_events.users_id = queue.users_id
  AND (scope IS NULL OR acd_events.acd_groups_id = ANY (scope))`
const ofGroup = sql`acd_events.acd_groups_id = queue.acd_groups_id
  AND acd_events.users_id IS NULL AND ${fitsSkills}`

/** So many events of each queue, in order. */
const firstOf = (condition: RawBuilder<unknown>, each: number) => sql`
  SELECT queue_no, id, dt_remind, n_priority, dt_created FROM queue CROSS JOIN LATERAL (
    SELECT id, dt_remind, n_priority, dt_created FROM acd_events
    WHERE ${isWaiting} AND ${condition} ORDER BY ${inOrder} LIMIT ${each}) AS first_of_queue`

const queueRows = (queues: readonly Queue[]) => sql`
  SELECT * FROM json_to_recordset(${JSON.stringify(
    queues.map((queue, queue_no) => ({ ...queue, queue_no })),
  )}) AS queue (queue_no integer, users_id integer, acd_groups_id integer, skills integer[],
    scope integer[])`

/**
 * The first events of each queue, best first. Reached appointments and events without one are
 * looked for apart, so that an index gives each in order.
 */
async function readQueues(tx: Tx, queues: readonly Queue[], { now, each }: CandidateOptions) {
  const isReached = sql`dt_remind <= ${new Date(now)}::timestamptz`
  const parts = [ofUser, ofGroup].flatMap((owner) =>
    [isReached, sql`dt_remind IS NULL`].map(
      (when) => sql`(${firstOf(sql`${owner} AND ${when}`, each)})`,
    ),
  )
  const { rows } = await sql<{ queue_no: number; id: number }>`
    WITH queue AS MATERIALIZED (${queueRows(queues)})
    SELECT queue_no, id FROM (${sql.join(parts, sql` UNION ALL `)}) AS candidate
    ORDER BY ${inOrder}`.execute(tx)
  return rows
}

type CandidateOptions = {
  now: number
  /** How many events each queue hands over at most. */
  each: number
}

/** For each taker the IDs of the events that come next, in order; nothing is locked. */
export async function readCandidates(
  tx: Tx,
  takers: readonly Taker[],
  options: CandidateOptions,
): Promise<number[][]> {
  const numbers = new Map<string, number>()
  const queues: Queue[] = []
  const numberOf = (queue: Queue) => {
    const key = JSON.stringify(queue)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, queues.length)
    return queues.push(queue) - 1
  }
  const wanted = takers.map((taker) => ({
    own: numberOf(ownQueue(taker)),
    groups: new Set(groupQueues(taker).map(numberOf)),
  }))
  const rows = await readQueues(tx, queues, options)
  return wanted.map(({ own, groups }) => {
    const bound = rows.filter(({ queue_no }) => queue_no === own)
    const others = rows.filter(({ queue_no }) => groups.has(queue_no))
    return [...bound, ...others].map(({ id }) => id)
  })
}

/** The event whose appointment comes first of those that will come next once it is reached. */
export async function readLater(tx: Tx, taker: Taker, now: number): Promise<number | undefined> {
  const isLater = sql`dt_remind > ${new Date(now)}::timestamptz`
  const queues = [ownQueue(taker), ...groupQueues(taker)]
  const parts = [ofUser, ofGroup].map((owner) => sql`(${firstOf(sql`${owner} AND ${isLater}`, 1)})`)
  const { rows } = await sql<{ id: number }>`
    WITH queue AS MATERIALIZED (${queueRows(queues)})
    SELECT id FROM (${sql.join(parts, sql` UNION ALL `)}) AS candidate
    ORDER BY ${inOrder} LIMIT 1`.execute(tx)
  return rows[0]?.id
}
