import { type RawBuilder, sql } from 'kysely'
import { importContacts } from '@/contract/contactImport'
import {
  deleteContact,
  deleteContactsByUserData,
  findContacts,
  getContact,
  importContact as importContactRow,
  listContacts,
} from '@/contract/contacts'
import type { By } from '../audit/author'
import { changes } from '../audit/changes'
import { type AuditEntry, recordAudit } from '../audit/recordAudit'
import type { Tx } from '../db/transaction'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { done, json, type Reply, short } from '../http/reply'
import { afterLook, refuseUnread, type UpstreamLooks, unreadRefusal } from '../http/upstreamLooks'
import type { UpstreamWrites } from '../http/upstreamWrites'
import { found, recordById, recordsWhere } from '../list/find'
import type { Listing } from '../list/listing'
import type { ListSource } from '../list/source'
import { recordText } from '../list/wire'
import { contactSource } from './contactSource'
import { findTwin, storeContact } from './importContact'
import { importLines } from './importLines'

/** Contacts at once: to delete very many takes no more memory than to delete some. */
const pieceSize = 500

async function deletePiece(tx: Tx, source: ListSource, ids: readonly number[], by: By) {
  const { rows } = await sql<{ record: string }>`DELETE FROM dialler_contacts
    WHERE id = ANY(${[...ids]}::integer[])
    RETURNING ${recordText(source.wire)} AS record`.execute(tx)
  const gone = rows.map(({ record }) => JSON.parse(record))
  const entries = gone.map((before) => ({
    action: 'contact.delete' as const,
    id: before.ID,
    before,
  }))
  await recordAudit(tx, by, ...entries)
}

async function deleteWhere(
  tx: Tx,
  source: ListSource,
  condition: RawBuilder<unknown>,
  by: By,
): Promise<Reply> {
  // All are locked before the first entry of the log, at which other writers wait.
  const { rows } = await sql<{ id: number }>`SELECT id FROM dialler_contacts
    WHERE ${condition} ORDER BY id FOR UPDATE`.execute(tx)
  if (rows.length === 0) throw new Refusal('dialler_contact_not_found')
  const ids = rows.map(({ id }) => id)
  for (let at = 0; at < ids.length; at += pieceSize) {
    await deletePiece(tx, source, ids.slice(at, at + pieceSize), by)
  }
  return done
}

type ContactOptions = {
  list: Listing
  zone: string
  upstream: UpstreamWrites
  looks: UpstreamLooks
}

export function mountContacts({ mount }: Mounting, options: ContactOptions): void {
  const { list, zone, upstream, looks } = options
  const source = contactSource(zone)

  mount(listContacts, async ({ query: { diallerCampaignsID, ...query }, ...call }) => {
    const looked = { part: 'contacts', DiallerCampaignsID: diallerCampaignsID } as const
    const look = await looks.at(call.principal.ClientsID, looked)
    refuseUnread(look)
    return list({ ...afterLook(call, look), query }, source, {
      text: String(diallerCampaignsID ?? ''),
      conditions:
        diallerCampaignsID === undefined ? [] : [sql`dialler_campaigns_id = ${diallerCampaignsID}`],
    })
  })

  mount(findContacts, async (call) => {
    const { userData } = call.query
    // No documented call finds them.
    const look = await looks.at(call.principal.ClientsID, { part: 'contacts' })
    refuseUnread(look)
    return found(afterLook(call, look), source, `userData ${userData}`, (tx) =>
      recordsWhere(tx, source, sql`user_data = ${userData}`),
    )
  })

  mount(getContact, async (call) => {
    const { DiallerContactsID: ID } = call.params
    const look = await looks.atContact(call.principal.ClientsID, ID)
    return found(afterLook(call, look), source, `contact ${ID}`, async (tx) => {
      const records = await recordsWhere(tx, source, sql`dialler_contacts.id = ${ID}`)
      if (records.length > 0) return records
      // Nobody has said that there is none.
      if (look?.asOf === null) throw unreadRefusal(look)
      throw new Refusal('dialler_contact_not_found')
    })
  })

  mount(importContactRow, ({ body: contact, query, principal, now, key, transaction }) => {
    if (upstream.isFor(principal.ClientsID)) {
      const request = { contact, overwriteDuplicates: query.overwriteDuplicates ?? false }
      return upstream.send({ kind: 'importContact', principal, now, key, request })
    }
    return transaction(async (tx) => {
      const twin = query.overwriteDuplicates ? await findTwin(tx, contact) : undefined
      const record = (id: number) => recordById(tx, source, id, 'dialler_contact_not_found')
      const before = twin === undefined ? undefined : JSON.parse(await record(twin))
      const id = await storeContact(tx, principal.ClientsID, contact, twin, new Date(now))
      const text = await record(id)
      const after = JSON.parse(text)
      const entry: AuditEntry = before
        ? { action: 'contact.overwrite', id, ...changes(before, after) }
        : { action: 'contact.import', id, after }
      await recordAudit(tx, { principal, now }, entry)
      return short([text])
    })
  })

  mount(importContacts, ({ params, body: { lines, duplicates }, principal, now, transaction }) =>
    transaction(async (tx) => {
      const campaignId = params.DiallerCampaignsID
      const by = { principal, now }
      const results = await importLines(tx, lines, { campaignId, duplicates, by, zone })
      return json({ results, count: results.length, status: 200 })
    }),
  )

  mount(deleteContact, ({ params: { DiallerContactsID }, principal, now, transaction }) => {
    if (upstream.isFor(principal.ClientsID)) {
      const [key, request] = [String(DiallerContactsID), { DiallerContactsID }]
      return upstream.send({ kind: 'deleteContact', principal, now, key, request })
    }
    return transaction((tx) =>
      deleteWhere(tx, source, sql`id = ${DiallerContactsID}`, { principal, now }),
    )
  })

  mount(deleteContactsByUserData, ({ query: { userData }, principal, now, transaction }) => {
    if (upstream.isFor(principal.ClientsID)) {
      const request = { userData }
      return upstream.send({ kind: 'deleteContacts', principal, now, key: userData, request })
    }
    return transaction((tx) =>
      deleteWhere(tx, source, sql`user_data = ${userData}`, { principal, now }),
    )
  })
}
