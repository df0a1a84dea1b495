import type { EventDraft } from '@/contract/eventDrafts'
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

type Saved = { asker: Asker; key: string; version: number; draft: EventDraft; now: number }

/** Stores a draft on top of the version that was changed; on top of any other it is refused. */
export async function saveDraft(
  tx: Tx,
  { asker, key, version, draft, now }: Saved,
): Promise<string> {
  const owner = ownerOf(asker)
  await refuseSent(tx, owner, key)
  const row = { version: version + 1, content: JSON.stringify(draft), saved_at: new Date(now) }
  const saved =
    version === 0
      ? await tx
          .insertInto('event_drafts')
          .values({ ...row, client_id: asker.ClientsID, owner, key })
          .onConflict((conflict) => conflict.doNothing())
          .returning(columns)
          .executeTakeFirst()
      : await tx
          .updateTable('event_drafts')
          .set(row)
          .where((is) => is.and({ owner, key, version }))
          .returning(columns)
          .executeTakeFirst()
  if (!saved) throw new Refusal('draft_changed')
  await tx
    .deleteFrom('event_drafts')
    .where('saved_at', '<', new Date(now - keptFor))
    .execute()
  return draftText(saved)
}
