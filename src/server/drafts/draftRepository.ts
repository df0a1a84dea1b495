import { sql } from 'kysely'
import type { Parsed } from '@/contract/endpoint'
import type { saveEventDraft } from '@/contract/eventDrafts'
import type { Asker } from '../auth/asker'
import { ownerOf } from '../auth/owner'
import type { Tx } from '../http/mount'
import { Refusal } from '../http/refusal'

/** A draft that nobody touched for so long is forgotten. */
const keptFor = 30 * 24 * 60 * 60_000

/** What one person can keep; more would make the list of drafts too large to be read. */
const mostDrafts = 50
const mostBytes = 8 * 1024 * 1024

type Row = { key: string; version: number; saved_at: Date; content: string }
const columns = ['key', 'version', 'saved_at', 'content'] as const

const draftText = ({ key, version, saved_at, content }: Row): string =>
  `${JSON.stringify({ key, version, savedAt: saved_at.getTime() }).slice(0, -1)},"draft":${content}}`

export async function listDrafts(tx: Tx, asker: Asker): Promise<string[]> {
  // There may be more of before there was a limit: the newest that it leaves.
  const { rows } = await sql<Row>`SELECT key, version, saved_at, content FROM (
      SELECT *, sum(octet_length(content)) OVER (ORDER BY saved_at DESC, key) AS bytes
      FROM event_drafts WHERE owner = ${ownerOf(asker)}) AS own
    WHERE bytes <= ${mostBytes} ORDER BY saved_at DESC, key LIMIT ${mostDrafts}`.execute(tx)
  return rows.map(draftText)
}

export async function discardDraft(tx: Tx, asker: Asker, key: string): Promise<void> {
  await tx
    .deleteFrom('event_drafts')
    .where('owner', '=', ownerOf(asker))
    .where('key', '=', key)
    .execute()
}

/** A form that was sent has no draft any more: a save that comes late must not bring it back. */
async function refuseSent(tx: Tx, owner: string, key: string): Promise<void> {
  const sent = await tx
    .selectFrom('held_events')
    .select('key')
    .where((is) => is.and({ owner, key }))
    .executeTakeFirst()
  if (sent) throw new Refusal('draft_sent')
}

/** Looked at after the change, which is undone with the refusal. */
async function refuseFull(tx: Tx, owner: string, { isNew }: { isNew: boolean }): Promise<void> {
  const { rows } = await sql<{ count: number; bytes: number }>`SELECT count(*) AS count,
    coalesce(sum(octet_length(content)), 0)::bigint AS bytes
    FROM event_drafts WHERE owner = ${owner}`.execute(tx)
  const { count = 0, bytes = 0 } = rows[0] ?? {}
  if (bytes > mostBytes || (isNew && count > mostDrafts)) throw new Refusal('drafts_full')
}

type Save = Parsed<typeof saveEventDraft>['body'] & { asker: Asker; key: string; now: number }

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
      client_id: save.asker.ClientsID,
      owner: ownerOf(save.asker),
      key: save.key,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(columns)
    .executeTakeFirst()

const replaceDraft = (tx: Tx, save: Save) =>
  tx
    .updateTable('event_drafts')
    .set((is) => ({ ...written(save), version: is('version', '+', 1) }))
    .where((is) => is.and({ owner: ownerOf(save.asker), key: save.key }))
    .where((is) =>
      is.or([
        is('version', '=', save.version),
        ...(save.unanswered ?? []).map((before) => is('save_key', '=', before)),
      ]),
    )
    .returning(columns)
    .executeTakeFirst()

/**
 * Stores a draft on top of the version that was changed, or of a save whose answer its window
 * never had; on top of any other it is refused.
 */
export async function saveDraft(tx: Tx, save: Save): Promise<string> {
  await refuseSent(tx, ownerOf(save.asker), save.key)
  const added = save.version === 0 ? await addDraft(tx, save) : undefined
  const saved = added ?? (await replaceDraft(tx, save))
  if (!saved) throw new Refusal('draft_changed')
  await tx
    .deleteFrom('event_drafts')
    .where('saved_at', '<', new Date(save.now - keptFor))
    .execute()
  await refuseFull(tx, ownerOf(save.asker), { isNew: added !== undefined })
  return draftText(saved)
}
