import { sql } from 'kysely'
import { fold } from '@/contract/filter/fold'
import type { MirrorPair } from './mirrorPair'

/** More events than so many make the oldest ones go, as an existing system forgets. */
const mostEvents = 30
/** What a round has to do with stays until long after it. */
const untouchedMs = 6 * 60 * 60_000
export const groupOfAll = 235

/**
 * What goes on upstream meanwhile: somebody else creates, agents work on events, old events are
 * removed, a group is renamed. Nobody else creates under a sender and subject of the rounds.
 */
export function lifeUpstream(
  { upstream: { server }, idsThere }: Pick<MirrorPair, 'upstream' | 'idsThere'>,
  random: (below: number) => number,
) {
  const post = (path: string, body: object) =>
    server.fetch(path, { method: 'POST', body: JSON.stringify(body) })

  const groupOf = async (id: number) => {
    const { rows } = await server.db.asAccount(1, (tx) =>
      sql<{ group: number }>`SELECT acd_groups_id AS "group" FROM acd_events
        WHERE id = ${id}`.execute(tx),
    )
    return rows[0]?.group
  }

  async function create(): Promise<void> {
    const Sender = `4930${1000 + random(5)}`
    const body = { AcdEventTypesID: 3, AcdGroupsID: groupOfAll, Sender, Subject: 'Of others' }
    await post('/rest/v1.0/1/acd/events/create', body)
  }

  async function work(): Promise<void> {
    const ids = await idsThere()
    const id = ids[random(ids.length)] ?? 0
    const acts = [
      { action: 'close' },
      { action: 'priority', nPriority: random(200) },
      { action: 'handToAgent', UsersID: 3 },
      { action: 'seen' },
    ]
    // What moves nothing but the dates looks like the update of a create, by the rule itself: in a
    // group without duplicates it would be taken for one.
    const isShown = (await groupOf(id)) !== groupOfAll
    const act = acts[isShown ? 0 : random(acts.length)]
    // What the event's state does not allow is refused: nothing has changed then.
    await post(`/app/v1/events/${id}/actions`, act ?? {})
  }

  async function remove(): Promise<void> {
    const ids = await idsThere()
    const old = ids.slice(0, Math.max(0, ids.length - mostEvents + random(3)))
    const before = new Date(server.time.now - untouchedMs)
    await server.db.asAccount(1, (tx) =>
      sql`DELETE FROM acd_events WHERE id = ANY (${`{${old.join()}}`}::integer[])
        AND dt_modified < ${before}`.execute(tx),
    )
  }

  const rename = () => {
    const Name = `Group ${random(1000)}`
    return server.db.asAccount(1, (tx) =>
      sql`UPDATE acd_groups SET name = ${Name}, name_fold = ${fold(Name)}
        WHERE id = ${groupOfAll}`.execute(tx),
    )
  }

  const all = [create, work, work, remove, rename]
  return async (): Promise<void> => {
    for (let times = 1 + random(3); times > 0; times -= 1) await all[random(all.length)]?.()
  }
}
