import type { Parsed } from '@/contract/endpoint'
import type { saveEventDraft } from '@/contract/eventDrafts'
import type { Asker } from '../auth/asker'
import { ownerOf } from '../auth/owner'
import type { Tx } from '../http/mount'
import { Refusal } from '../http/refusal'

/** A draft that nobody touched for so long is forgotten. */
const keptFor = 30 * 24 * 60 * 60_000

type Row = { key: string; version: number; saved_at: Date; content: string }
const columns = ['key', 'version', 'saved_at', 'content'] as const

const draftText = ({ key, version, saved_at, content }: Row): string =>
  `${JSON.stringify({ key, version, savedAt: saved_at.getTime() }).slice(0, -1)},"draft":${content}}`

export async function listDrafts(tx: Tx, asker: Asker): Promise<string[]> {
  const rows = await tx
    .selectFrom('event_drafts')
    .select(columns)
    .where('owner', '=', ownerOf(asker))
    .orderBy('saved_at', 'desc')
    .execute()
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
  return draftText(saved)
}
