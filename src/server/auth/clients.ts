import type { Db } from '../db/open'

/** A client account exists once something of it is stored. */
export const ensureClient = (db: Db, ClientsID: number): Promise<unknown> =>
  db.asGate((tx) =>
    tx
      .insertInto('clients')
      .values({ client_id: ClientsID, name: `Client ${ClientsID}` })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
