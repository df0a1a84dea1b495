import { sql } from 'kysely'
import { contactOf, type DuplicateRule, type LineResult } from '@/contract/contactImport'
import type { NewContact } from '@/contract/contacts'
import { fold } from '@/contract/filter/fold'
import { withoutEmpty } from '@/contract/values/scalars'
import { faultsOf } from '@/contract/values/schemaFaults'
import type { By } from '../audit/author'
import { changes } from '../audit/changes'
import { type AuditEntry, recordAudit } from '../audit/recordAudit'
import { nextIds } from '../db/nextIds'
import type { Tx } from '../db/transaction'
import { Refusal } from '../http/refusal'
import { recordsWhere } from '../list/find'
import { contactSource } from './contactSource'
import { type ContactTexts, textColumns } from './importContact'
import { lockContacts, readKnown } from './knownContacts'

export type FileLine = { line: number; contact: Record<string, unknown> }
type Good = { line: number; contact: NewContact; texts: ContactTexts }
type Importing = { campaignId: number; duplicates: DuplicateRule; by: By; zone: string }

/** The lines that the contract takes, and why it does not take the others. */
function judge(lines: readonly FileLine[], campaignId: number) {
  const good: Good[] = []
  const bad: LineResult[] = []
  for (const { line, contact } of lines) {
    const judged = contactOf(withoutEmpty(contact), campaignId)
    if (judged.success) good.push({ line, contact: judged.data, texts: textColumns(judged.data) })
    else bad.push({ line, outcome: 'bad', issues: faultsOf(judged.error) })
  }
  return { good, bad }
}

async function insert(tx: Tx, good: readonly Good[], { campaignId, by }: Importing) {
  const ids = await nextIds(tx, 'dialler_contacts_ids', good.length)
  const rows = good.map(({ texts }, place) => ({
    ...texts,
    client_id: by.principal.ClientsID,
    id: ids[place] ?? 0,
    dialler_campaigns_id: campaignId,
    name_fold: fold(texts.name),
    dt_imported: new Date(by.now),
  }))
  if (rows.length > 0) await tx.insertInto('dialler_contacts').values(rows).execute()
  return ids
}

/** Overwrites contacts by their IDs; gives an entry with what changed of each. */
async function overwrite(
  tx: Tx,
  pairs: ReadonlyMap<number, Good>,
  { by, zone }: Importing,
): Promise<AuditEntry[]> {
  if (pairs.size === 0) return []
  const read = async () => {
    const texts = await recordsWhere(
      tx,
      contactSource(zone),
      sql`id IN (${sql.join([...pairs.keys()])})`,
    )
    return new Map(texts.map((text) => JSON.parse(text)).map((record) => [record.ID, record]))
  }
  const before = await read()
  for (const [id, { texts }] of pairs) {
    const values = { ...texts, name_fold: fold(texts.name), dt_imported: new Date(by.now) }
    await tx.updateTable('dialler_contacts').set(values).where('id', '=', id).execute()
  }
  const after = await read()
  return [...pairs.keys()].map((id) => ({
    action: 'contact.overwrite' as const,
    id,
    ...changes(before.get(id), after.get(id)),
  }))
}

async function expectCampaign(tx: Tx, id: number): Promise<void> {
  const campaign = await tx
    .selectFrom('dialler_campaigns')
    .select('id')
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst()
  if (!campaign) throw new Refusal('dialler_campaign_not_found')
}

/** Stores the good lines of a file and says of each line what became of it. */
export async function importLines(
  tx: Tx,
  lines: readonly FileLine[],
  importing: Importing,
): Promise<LineResult[]> {
  const { campaignId, duplicates, by } = importing
  await expectCampaign(tx, campaignId)
  const { good, bad } = judge(lines, campaignId)
  await lockContacts(tx, campaignId, good)
  const known = await readKnown(tx, campaignId, good)
  const added: Good[] = []
  const pairs = new Map<number, Good>()
  const results = [...bad]
  for (const one of good) {
    const { outcome, ID } = known.judge(one.texts, duplicates)
    if (outcome === 'new') added.push(one)
    else results.push({ line: one.line, outcome, ...(ID === undefined ? {} : { ID }) })
    if (outcome === 'overwritten' && ID !== undefined) pairs.set(ID, one)
  }
  const ids = await insert(tx, added, importing)
  added.forEach(({ line }, place) => {
    results.push({ line, outcome: 'new', ID: ids[place] ?? 0 })
  })
  const entries = await overwrite(tx, pairs, importing)
  if (ids.length > 0) {
    const after = { DiallerCampaignsID: campaignId, IDs: ids }
    entries.push({ action: 'contacts.import', id: null, after })
  }
  await recordAudit(tx, by, ...entries)
  return results.sort((a, b) => a.line - b.line)
}
