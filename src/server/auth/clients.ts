import type { Db } from '../db/open'

/** The client accounts of which something is stored, by their IDs. */
export async function storedClients(db: Db): Promise<number[]> {
  const rows = await db.asGate((tx) =>
    tx.selectFrom('clients').select('client_id').orderBy('client_id').execute(),
  )
  return rows.map(({ client_id }) => client_id)
}

/** A client account exists once something of it is stored. */
export const ensureClient = (db: Db, ClientsID: number): Promise<unknown> =>
  db.asGate((tx) =>
    tx
      .insertInto('clients')
      .values({ client_id: ClientsID, name: `Client ${ClientsID}` })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
