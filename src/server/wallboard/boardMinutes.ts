import { keptMinutes } from '@/contract/event/pastMinute'
import type { Tile } from '@/contract/wallboard'
import { storedClients } from '../auth/clients'
import type { Db } from '../db/open'
import { type EventScope, scopeKey } from '../db/scope'
import type { Tx } from '../db/transaction'
import { versionCache } from '../list/versionCache'
import type { BoardReader } from './readBoard'

const minuteMs = 60_000
const keptMs = keptMinutes * minuteMs
/** The number before is that of half an hour ago. */
const beforeMs = 30 * minuteMs

const minuteOf = (now: number) => new Date(now - (now % minuteMs))

/** The minute of half an hour ago, epoch ms. */
export const minuteBefore = (now: number): number => minuteOf(now - beforeMs).getTime()

async function isRecorded(tx: Tx, minute: Date): Promise<boolean> {
  const row = tx.selectFrom('wallboard_minutes').select('minute').where('minute', '=', minute)
  return (await row.executeTakeFirst()) !== undefined
}

/** The first process of a minute keeps its numbers; the others find them there. */
async function record(tx: Tx, read: BoardReader, ClientsID: number, now: number): Promise<void> {
  const minute = minuteOf(now)
  if (await isRecorded(tx, minute)) return
  const board = JSON.stringify(await read(tx, { scope: { ClientsID, groups: null }, now }))
  await tx
    .insertInto('wallboard_minutes')
    .values({ client_id: ClientsID, minute, board })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .deleteFrom('wallboard_minutes')
    .where('minute', '<', new Date(now - keptMs))
    .execute()
}

/** Keeps the numbers of this minute, of every client account, and forgets those of a month ago. */
export async function recordBoards(db: Db, read: BoardReader, now: number): Promise<void> {
  for (const ClientsID of await storedClients(db)) {
    await db.asAccount(ClientsID, (tx) => record(tx, read, ClientsID, now), 'repeatable read')
  }
}

type Values = ReadonlyMap<string, Tile['value']>
type Board = { tiles: readonly Pick<Tile, 'name' | 'value'>[] }

const valuesOf = (board: Board | undefined): Values =>
  new Map(board?.tiles.map(({ name, value }) => [name, value]))

async function readRecorded(tx: Tx, minute: Date): Promise<Values> {
  const row = await tx
    .selectFrom('wallboard_minutes')
    .select('board')
    .where('minute', '=', minute)
    .executeTakeFirst()
  return valuesOf(row?.board)
}

/** `now` is the moment of the board, `present` when it is asked for. */
type Asking = { scope: EventScope; now: number; present: number }

/** Of scopes; the oldest go beyond them. */
const maxKept = 1000

/**
 * The tiles' values half an hour ago, by their names; nothing where they were not counted then. For
 * those who see some groups alone nobody has: they are counted from the events as they were, once.
 */
export function valuesBefore(read: BoardReader) {
  const kept = versionCache<Values>(maxKept)
  return async (tx: Tx, { scope, now, present }: Asking) => {
    const minute = minuteBefore(now)
    if (scope.groups === null) return readRecorded(tx, new Date(minute))
    const asked = { scope, now: minute, present }
    const key = `${scopeKey(scope)} ${asked.now}`
    return kept.once(key, async () => valuesOf(await read(tx, asked)))
  }
}
