import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { NewContact } from '@/contract/contacts'
import { changes } from '../../../audit/changes'
import { type AuditEntry, recordAudit } from '../../../audit/recordAudit'
import { contactSource } from '../../../contacts/contactSource'
import type { Tx } from '../../../db/transaction'
import type { StoredWrite } from '../../../http/upstreamWrites'
import { recordById, recordsWhere } from '../../../list/find'
import type { Condition } from '../../../list/source'
import { contactKind } from '../../kinds/contactKind'
import { storeRecord } from '../../storeRecord'
import { unlist } from '../../unlist'
import type { KindOfWrite, WriteTime, WrittenRecord } from '../kindOfWrite'
import { onlyRecord } from '../shortAnswer'
import { senderOf } from '../writeRows'

/** What is sent of each; the outbox keeps it as JSON. */
export type ContactImport = { contact: NewContact; overwriteDuplicates: boolean }
export type ContactDeletion = { DiallerContactsID: number }
export type ContactsDeletion = { userData: string }

const requestOf = <Request>({ request }: StoredWrite): Request => JSON.parse(request)

const contactsWhere = async (tx: Tx, condition: Condition, zone: string) =>
  (await recordsWhere(tx, contactSource(zone), condition)).map((record) => JSON.parse(record))
const isOne = (ID: number): Condition => sql`dialler_contacts.id = ${ID}`

/** Contacts that are there already and may be it, as far as the mirror knows. */
export type ImportMark = { known: number[] }

/** Takes the contact into the mirror and tells the audit log. Its record; undefined: it is none. */
export async function takeContact(
  tx: Tx,
  write: StoredWrite,
  record: Record<string, unknown> & { ID: number },
  at: WriteTime,
): Promise<WrittenRecord | undefined> {
  const { ID } = record
  const { known }: ImportMark = JSON.parse(write.mark)
  const [before] = await contactsWhere(tx, isOne(ID), at.zone)
  if (!(await storeRecord(tx, write.client_id, contactKind, record, at))) return undefined
  const answer = await recordById(tx, contactSource(at.zone), ID, 'dialler_contact_not_found')
  const after = JSON.parse(answer)
  // Somebody may have looked at it before its outcome was known: then it is here, and new all the same.
  const entry: AuditEntry =
    before && known.includes(ID)
      ? { action: 'contact.overwrite', id: ID, ...changes(before, after) }
      : { action: 'contact.import', id: ID, after }
  await recordAudit(tx, { principal: senderOf(write), now: at.now }, entry)
  return { ID, answer }
}

export const importContactKind: KindOfWrite = {
  prepare: async (tx, _principal, request) => {
    const { contact, overwriteDuplicates } = request as ContactImport
    const { Name, UserData } = contact
    const twins = overwriteDuplicates && UserData ? sql`OR user_data = ${UserData}` : sql``
    const { rows } = await sql<{ id: number }>`SELECT id FROM dialler_contacts
      WHERE name = ${Name} ${twins}`.execute(tx)
    const mark: ImportMark = { known: rows.map(({ id }) => id) }
    return { mark, lastKnownID: 0 }
  },

  callOf: (write) => {
    const { contact, overwriteDuplicates } = requestOf<ContactImport>(write)
    const query = overwriteDuplicates ? { query: { overwriteDuplicates: 'true' } } : {}
    return { method: 'POST', path: '/dialler/contacts/import', ...query, body: contact }
  },

  take: async (tx, write, value, at) => {
    const record = onlyRecord(value)
    return record && takeContact(tx, write, record, at)
  },

  candidates: (tx, ids, zone) =>
    recordsWhere(tx, contactSource(zone), sql`dialler_contacts.id = ANY (${ids}::integer[])`),
}

type Mark = { before: unknown[] }
const Deleted = z.object({ status: z.literal(200) })

/** Takes what the mirror knew of them out of it, and tells the audit log. */
export async function finishContactDeletion(
  tx: Tx,
  write: StoredWrite,
  { now }: WriteTime,
): Promise<WrittenRecord> {
  const { before }: Mark = JSON.parse(write.mark)
  const { DiallerContactsID = null } = requestOf<Partial<ContactDeletion>>(write)
  const named = before.map((record) => [(record as { ID: number }).ID, record] as const)
  const gone = DiallerContactsID === null ? named.map(([ID]) => ID) : [DiallerContactsID]
  await unlist(tx, contactKind, gone, now)
  const known = new Map<number, unknown>(named)
  const entries = gone.map(
    (id) => ({ action: 'contact.delete', id, before: known.get(id) ?? null }) as const,
  )
  const unknown = { action: 'contact.delete', id: null, before: null } as const
  const told = entries.length > 0 ? entries : [unknown]
  await recordAudit(tx, { principal: senderOf(write), now }, ...told)
  return { ID: DiallerContactsID, answer: '' }
}

const deletion = (
  conditionOf: (request: unknown) => Condition,
  callOf: KindOfWrite['callOf'],
): KindOfWrite => ({
  isToldOnce: true,
  prepare: async (tx, _principal, request, zone) => {
    const mark: Mark = { before: await contactsWhere(tx, conditionOf(request), zone) }
    return { mark, lastKnownID: 0 }
  },
  callOf,
  take: async (tx, write, value, at) =>
    z.safeParse(Deleted, value).success ? finishContactDeletion(tx, write, at) : undefined,
  candidates: async () => [],
})

const path = '/dialler/contacts/contact'

export const deleteContactKind = deletion(
  (request) => isOne((request as ContactDeletion).DiallerContactsID),
  (write) => {
    const { DiallerContactsID } = requestOf<ContactDeletion>(write)
    return { method: 'DELETE', path: `${path}/${DiallerContactsID}` }
  },
)

/** Those with exactly this UserData. */
export const deleteContactsKind = deletion(
  (request) => sql`user_data = ${(request as ContactsDeletion).userData}`,
  (write) => ({ method: 'DELETE', path, query: requestOf<ContactsDeletion>(write) }),
)
