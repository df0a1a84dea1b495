import type { Tx } from '../db/transaction'

/** How many records of a file were dealt with, and how many of those were kept as created here. */
type Progress = { records: number; kept: number }

/** How far an import of this file came before it was aborted. */
export async function progressOf(tx: Tx, source: string): Promise<Progress> {
  const row = await tx
    .selectFrom('import_progress')
    .select(['records', 'kept'])
    .where('source', '=', source)
    .executeTakeFirst()
  return row ?? { records: 0, kept: 0 }
}

export async function rememberProgress(
  tx: Tx,
  ClientsID: number,
  source: string,
  { records, kept }: Progress,
): Promise<void> {
  await tx
    .insertInto('import_progress')
    .values({ client_id: ClientsID, source, records, kept })
    .onConflict((conflict) =>
      conflict.columns(['client_id', 'source']).doUpdateSet({ records, kept }),
    )
    .execute()
}

export async function forgetProgress(tx: Tx, source: string): Promise<void> {
  await tx.deleteFrom('import_progress').where('source', '=', source).execute()
}
