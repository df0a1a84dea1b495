import type { Endpoint, Parsed } from '@/contract/endpoint'
import type { Db } from '../db/open'
import type { Isolation, Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { turns } from './turns'

/** Of the ten connections of a pool some are left for what is not heavy. */
const atOnce = {
  embedded: { atOnce: 1, perKey: 1 },
  postgres: { atOnce: 6, perKey: 2 },
} as const

const isWhole = (query: unknown) =>
  typeof query !== 'object' ||
  query === null ||
  !('limitPageSize' in query) ||
  query.limitPageSize === -1

const isHeavy = ({ heavy }: Endpoint, { query }: Parsed<Endpoint>) =>
  heavy === 'whole' ? isWhole(query) : heavy === true

/** Told that a heavy read waits for its turn; the function it gives back, that the wait is over. */
export type OnTurn = () => () => void

/** Reads end with their request, and heavy ones take turns; what may be a change does neither. */
export const readsOf = ({ db, onTurn }: { db: Db; onTurn?: OnTurn | undefined }) => {
  const inTurn = turns(atOnce[db.kind])
  return (row: Endpoint, values: Parsed<Endpoint>, principal: Principal, gone: AbortSignal) => {
    const { ClientsID, AccessTokensID } = principal
    const key = `${ClientsID}/${AccessTokensID}`
    const ending = row.method === 'GET' ? gone : undefined
    return <Result>(run: (tx: Tx) => Promise<Result>, isolation?: Isolation) => {
      const read = () => db.asTenant(principal, run, isolation, ending)
      if (!isHeavy(row, values)) return read()
      const begun = onTurn?.()
      // Also where it is given up before its turn comes.
      return inTurn(key, ending, () => {
        begun?.()
        return read()
      }).finally(begun)
    }
  }
}
