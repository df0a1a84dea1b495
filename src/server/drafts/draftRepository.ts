import { sql } from 'kysely'
import type { Parsed } from '@/contract/endpoint'
import type { saveEventDraft } from '@/contract/event/eventDrafts'
import { ownerOf } from '../db/scope'
import type { Tx } from '../db/transaction'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'

/** A draft that was not saved for so long is deleted. */
const keptMs = 30 * 24 * 60 * 60_000

/** What one person can keep; more would make the list of drafts too large to be read. */
const maxDrafts = 50
const maxBytes = 8 * 1024 * 1024

type Row = { key: string; version: number; saved_at: Date; content: string }
const columns = ['key', 'version', 'saved_at', 'content'] as const

const draftText = ({ key, version, saved_at, content }: Row): string =>
  `${JSON.stringify({ key, version, savedAt: saved_at.getTime() }).slice(0, -1)},"draft":${content}}`

export async function listDrafts(tx: Tx, principal: Principal): Promise<string[]> {
  // There may be more of before there was a limit: the newest that it leaves.
  const { rows } = await sql<Row>`SELECT key, version, saved_at, content FROM (
      SELECT *, sum(octet_length(content)) OVER (ORDER BY saved_at DESC, key) AS bytes
      FROM event_drafts WHERE owner = ${ownerOf(principal)}) AS own
    WHERE bytes <= ${maxBytes} ORDER BY saved_at DESC, key LIMIT ${maxDrafts}`.execute(tx)
  return rows.map(draftText)
}

export async function discardDraft(tx: Tx, principal: Principal, key: string): Promise<void> {
  await tx
    .deleteFrom('event_drafts')
    .where('owner', '=', ownerOf(principal))
    .where('key', '=', key)
    .execute()
}

/** A form that was sent has no draft any more: a save that comes late must not bring it back. */
async function refuseSent(tx: Tx, owner: string, key: string): Promise<void> {
  const sent = await tx
    .selectFrom('held_events')
    .select('key')
    .where((eb) => eb.and({ owner, key }))
    .executeTakeFirst()
  if (sent) throw new Refusal('draft_sent')
}

/** Counted after the change, which the refusal rolls back. */
async function refuseFull(tx: Tx, owner: string, { isNew }: { isNew: boolean }): Promise<void> {
  const { rows } = await sql<{ count: number; bytes: number }>`SELECT count(*) AS count,
    coalesce(sum(octet_length(content)), 0)::bigint AS bytes
    FROM event_drafts WHERE owner = ${owner}`.execute(tx)
  const { count = 0, bytes = 0 } = rows[0] ?? {}
  if (bytes > maxBytes || (isNew && count > maxDrafts)) throw new Refusal('drafts_full')
}

type Save = Parsed<typeof saveEventDraft>['body'] & {
  principal: Principal
  key: string
  now: number
}

const written = ({ draft, save, now }: Save) => ({
  content: JSON.stringify(draft),
  saved_at: new Date(now),
  save_key: save ?? null,
})

const addDraft = (tx: Tx, save: Save) =>
  tx
    .insertInto('event_drafts')
    .values({
      ...written(save),
      client_id: save.principal.ClientsID,
      owner: ownerOf(save.principal),
      key: save.key,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(columns)
    .executeTakeFirst()

const replaceDraft = (tx: Tx, save: Save) =>
  tx
    .updateTable('event_drafts')
    .set((eb) => ({ ...written(save), version: eb('version', '+', 1) }))
    .where((eb) => eb.and({ owner: ownerOf(save.principal), key: save.key }))
    .where((eb) =>
      eb.or([
        eb('version', '=', save.version),
        ...(save.unanswered ?? []).map((before) => eb('save_key', '=', before)),
      ]),
    )
    .returning(columns)
    .executeTakeFirst()

/**
 * Stores a draft on top of the version that was changed, or of a save whose answer its window
 * never had; on top of any other it is refused.
 */
export async function saveDraft(tx: Tx, save: Save): Promise<string> {
  await refuseSent(tx, ownerOf(save.principal), save.key)
  const added = save.version === 0 ? await addDraft(tx, save) : undefined
  const saved = added ?? (await replaceDraft(tx, save))
  if (!saved) throw new Refusal('draft_changed')
  await tx
    .deleteFrom('event_drafts')
    .where('saved_at', '<', new Date(save.now - keptMs))
    .execute()
  await refuseFull(tx, ownerOf(save.principal), { isNew: added !== undefined })
  return draftText(saved)
}
