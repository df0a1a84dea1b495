import { keptMinutes } from '@/contract/event/pastMinute'
import type { Tile } from '@/contract/wallboard'
import { storedClients } from '../auth/clients'
import type { Db } from '../db/open'
import type { Tx } from '../db/transaction'
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
  const board = JSON.stringify(await read(tx, { ClientsID, now }))
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

/** The tiles' values half an hour ago, by their names; nothing where they were not counted then. */
export async function valuesBefore(tx: Tx, now: number): Promise<Map<string, Tile['value']>> {
  const row = await tx
    .selectFrom('wallboard_minutes')
    .select('board')
    .where('minute', '=', new Date(minuteBefore(now)))
    .executeTakeFirst()
  return new Map(row?.board.tiles.map(({ name, value }) => [name, value]))
}
