import { isIP } from 'node:net'
import { sql } from 'kysely'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { countedAs } from '../settings/ipAddress'

const failureWindowMs = 15 * 60_000
const failuresAllowed = 10

/** Failures of one address that come at the same moment are counted one after the other. */
const takeTurns = (tx: Tx, address: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in ${address}`}, 0))`.execute(tx)

/** Counts a failed sign-in; refuses where the address has had its ten in fifteen minutes. */
export async function countFailure(tx: Tx, client: string, now: number): Promise<void> {
  // Without a socket the app is called in-process, by a test.
  const address = isIP(client) === 0 ? client : countedAs(client)
  await takeTurns(tx, address)
  const failures = await tx
    .selectFrom('sign_in_failures')
    .select('failed_at')
    .where('address', '=', address)
    .where('failed_at', '>', new Date(now - failureWindowMs))
    .orderBy('failed_at', 'desc')
    .limit(failuresAllowed)
    .execute()
  const first = failures[failuresAllowed - 1]
  if (first) {
    const wait = Math.ceil((first.failed_at.getTime() + failureWindowMs - now) / 1000)
    throw new Refusal('too_many_sign_ins', [], { 'Retry-After': String(Math.max(1, wait)) })
  }
  await tx
    .insertInto('sign_in_failures')
    .values({ address, failed_at: new Date(now) })
    .execute()
}

/** Of all addresses together, so that a sender with millions of them cannot fill the disk. */
const keptFailures = 100_000

/** Failures that no longer count, and the oldest where there are too many. */
export const pruneFailures = (tx: Tx, now: number) =>
  sql`DELETE FROM sign_in_failures WHERE failed_at < greatest(${new Date(now - failureWindowMs)},
    (SELECT failed_at FROM sign_in_failures ORDER BY failed_at DESC
      OFFSET ${keptFailures - 1} LIMIT 1))`.execute(tx)
