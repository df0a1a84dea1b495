import { DatabaseAway } from '../db/databaseAway'
import type { Db } from '../db/open'
import type { Instruments } from './instruments'

/** The same database, whose times and failures are noted. */
export function measuredDb(
  db: Db,
  { databaseSeconds, databaseFailures }: Pick<Instruments, 'databaseSeconds' | 'databaseFailures'>,
): Db {
  async function timed<Result>(work: () => Promise<Result>): Promise<Result> {
    const end = databaseSeconds.startTimer()
    try {
      return await work()
    } catch (error) {
      if (error instanceof DatabaseAway) databaseFailures.inc()
      throw error
    } finally {
      end()
    }
  }
  return {
    ...db,
    asTenant: (...call) => timed(() => db.asTenant(...call)),
    asAccount: (...call) => timed(() => db.asAccount(...call)),
    askTenant: (...call) => timed(() => db.askTenant(...call)),
    askGate: (...call) => timed(() => db.askGate(...call)),
    asGate: (...call) => timed(() => db.asGate(...call)),
  }
}
