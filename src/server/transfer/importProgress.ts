import type { Tx } from '../http/mount'

/** How many records of a file an import that broke off has dealt with. */
export async function progressOf(tx: Tx, source: string): Promise<number> {
  const row = await tx
    .selectFrom('import_progress')
    .select('records')
    .where('source', '=', source)
    .executeTakeFirst()
  return row?.records ?? 0
}

export async function rememberProgress(
  tx: Tx,
  ClientsID: number,
  source: string,
  records: number,
): Promise<void> {
  await tx
    .insertInto('import_progress')
    .values({ client_id: ClientsID, source, records })
    .onConflict((conflict) => conflict.columns(['client_id', 'source']).doUpdateSet({ records }))
    .execute()
}

export async function forgetProgress(tx: Tx, source: string): Promise<void> {
  await tx.deleteFrom('import_progress').where('source', '=', source).execute()
}
