import { sql } from 'kysely'
import type { DuplicateRule, LineResult } from '@/contract/contactImport'
import type { Tx } from '../db/transaction'
import { contactTexts } from './contactSource'
import { type ContactTexts, contactPlace } from './importContact'

type Line = { texts: ContactTexts }
type Judged = Pick<LineResult, 'outcome' | 'ID'>

const columns = Object.values(contactTexts)

/** All that an import writes: equal texts are the same contact. */
const contentOf = (texts: ContactTexts) => JSON.stringify(columns.map((column) => texts[column]))

/** Two imports of the same contact at the same moment take turns; in one order, so none blocks another. */
export async function lockContacts(
  tx: Tx,
  campaignId: number,
  lines: readonly Line[],
): Promise<void> {
  const places = new Set(lines.map(({ texts }) => contactPlace(campaignId, texts.user_data ?? '')))
  if (places.size === 0) return
  await sql`SELECT pg_advisory_xact_lock(place) FROM (SELECT DISTINCT
      hashtextextended(callboard_client() || text, 0) AS place
    FROM unnest(ARRAY[${sql.join([...places])}]::text[]) AS text ORDER BY 1) AS places`.execute(tx)
}

/**
 * The contacts that lines may meet: those with the same UserData, and without UserData those with
 * the same name.
 */
export async function readKnown(tx: Tx, campaignId: number, lines: readonly Line[]) {
  const keys = lines.flatMap(({ texts }) => texts.user_data ?? [])
  const names = lines.flatMap(({ texts }) => (texts.user_data === null ? texts.name : []))
  const rows = await tx
    .selectFrom('dialler_contacts')
    .select(['id', ...columns])
    .where('dialler_campaigns_id', '=', campaignId)
    .where(({ or, and, eb }) =>
      or([
        eb('user_data', 'in', [...keys, '']),
        and([eb('user_data', 'is', null), eb('name', 'in', [...names, ''])]),
      ]),
    )
    .orderBy('id', 'desc')
    .execute()
  // The oldest of several wins, as in the import of one.
  const byUserData = new Map(rows.map((row) => [row.user_data, row]))
  const byContent = new Map(rows.map((row) => [contentOf(row), row]))
  const seen = new Set<string>()

  return {
    judge(texts: ContactTexts, duplicates: DuplicateRule): Judged {
      const content = contentOf(texts)
      const key = texts.user_data ?? content
      if (seen.has(key)) return { outcome: 'twice' }
      seen.add(key)
      const twin =
        texts.user_data === null ? byContent.get(content) : byUserData.get(texts.user_data)
      if (twin === undefined) return { outcome: 'new' }
      if (contentOf(twin) === content) return { outcome: 'unchanged', ID: twin.id }
      return { outcome: duplicates === 'keep' ? 'kept' : 'overwritten', ID: twin.id }
    },
  }
}
