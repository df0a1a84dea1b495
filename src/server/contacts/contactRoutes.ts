import { type RawBuilder, sql } from 'kysely'
import {
  deleteContact,
  deleteContactsByUserData,
  findContacts,
  getContact,
  importContact as importContactRow,
  listContacts,
} from '@/contract/contacts'
import type { Mounting, Tx } from '../http/mount'
import { Refusal } from '../http/refusal'
import { done, type Reply, short } from '../http/reply'
import { found, recordById, recordsWhere } from '../list/find'
import type { Listing } from '../list/listing'
import { contactSource } from './contactSource'
import { importContact } from './importContact'

async function deleteWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Reply> {
  const { rows } = await sql`DELETE FROM dialler_contacts WHERE ${condition} RETURNING id`.execute(
    tx,
  )
  if (rows.length === 0) throw new Refusal('dialler_contact_not_found')
  return done
}

export function mountContacts({ mount }: Mounting, list: Listing, zone: string): void {
  const source = contactSource(zone)

  mount(listContacts, ({ query: { diallerCampaignsID, ...query }, ...call }) =>
    list({ ...call, query }, source, {
      text: String(diallerCampaignsID ?? ''),
      conditions:
        diallerCampaignsID === undefined ? [] : [sql`dialler_campaigns_id = ${diallerCampaignsID}`],
    }),
  )

  mount(findContacts, (call) => {
    const { userData } = call.query
    return found(call, source, `userData ${userData}`, (tx) =>
      recordsWhere(tx, source, sql`user_data = ${userData}`),
    )
  })

  mount(getContact, (call) => {
    const { DiallerContactsID } = call.params
    return found(call, source, `contact ${DiallerContactsID}`, async (tx) => [
      await recordById(tx, source, DiallerContactsID, 'dialler_contact_not_found'),
    ])
  })

  mount(importContactRow, ({ body: contact, query, asker: { ClientsID }, now, transaction }) =>
    transaction(async (tx) => {
      const overwrite = query.overwriteDuplicates ?? false
      const id = await importContact(tx, { ClientsID, contact, overwrite, now: new Date(now) })
      return short([await recordById(tx, source, id, 'dialler_contact_not_found')])
    }),
  )

  mount(deleteContact, ({ params, transaction }) =>
    transaction((tx) => deleteWhere(tx, sql`id = ${params.DiallerContactsID}`)),
  )

  mount(deleteContactsByUserData, ({ query, transaction }) =>
    transaction((tx) => deleteWhere(tx, sql`user_data = ${query.userData}`)),
  )
}
