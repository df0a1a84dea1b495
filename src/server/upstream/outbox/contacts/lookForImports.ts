import { stampInstant } from '@/contract/values/zone'
import type { Tx } from '../../../db/transaction'
import type { StoredWrite } from '../../../http/upstreamWrites'
import { contactKind } from '../../kinds/contactKind'
import type { ListPoll } from '../../pollMirror'
import type { ListedRecord } from '../../read/readList'
import { isUnderstood, storeRecord } from '../../storeRecord'
import type { Search, Sought, WriteVerdict } from '../search'
import { type AfterPollParts, isToldBy } from '../toldBy'
import { doneWrites, openWrites } from '../writeRows'
import { type ContactImport, type ImportMark, takeContact } from './contactKinds'
import {
  type FoundContact,
  looksOf,
  matchContacts,
  type SoughtContact,
  signature,
} from './matchContacts'

const kinds = ['importContact'] as const

function soughtContact({ write, isWaiting }: Sought): SoughtContact {
  // Written by the outbox from a ContactImport and its mark.
  const { contact, overwriteDuplicates }: ContactImport = JSON.parse(write.request)
  const { known }: ImportMark = JSON.parse(write.mark)
  const { DiallerCampaignsID } = contact
  const sentAt = write.sent_at.getTime()
  const own = { id: write.id, sentAt, isWaiting, known, overwrites: overwriteDuplicates }
  return { ...looksOf(contact), ...own, DiallerCampaignsID }
}

const importedAt = (record: Record<string, unknown>, zone: string) =>
  stampInstant(String(record.dtImported), zone) ?? 0

const foundContact = ({ value, ID = 0 }: ListedRecord, zone: string): FoundContact => ({
  ...looksOf(value),
  ID,
  DiallerCampaignsID: Number(value.DiallerCampaignsID),
  importedAt: importedAt(value, zone),
})

/** Contacts as they were read, as the other lists are searched. */
function searchIn(read: readonly ListedRecord[], clock: () => number): Search {
  const byID = new Map(read.map((record) => [record.ID, record.value]))
  const recordOf = (ID: number) => ({ ...byID.get(ID), ID })

  async function keep(tx: Tx, write: StoredWrite, verdict: WriteVerdict | undefined, zone: string) {
    if (verdict?.is !== 'several') return
    for (const ID of verdict.IDs) {
      await storeRecord(tx, write.client_id, contactKind, recordOf(ID), { now: clock(), zone })
    }
  }

  return {
    kinds,
    list: 'contact',
    verdicts: async (tx, sought, zone) => {
      const ids = read.flatMap(({ ID }) => ID ?? [])
      const told = (await doneWrites(tx, kinds, ids)).map(({ record_id, answer }) => ({
        ID: record_id ?? 0,
        importedAt: importedAt(JSON.parse(answer ?? '{}'), zone),
      }))
      const found = read.map((record) => foundContact(record, zone))
      const verdicts = matchContacts(sought.map(soughtContact), found, told)
      for (const { write } of sought) await keep(tx, write, verdicts.get(write.id), zone)
      return verdicts
    },
    finish: async (tx, write, ID, at) =>
      (await takeContact(tx, write, recordOf(ID), at))?.answer ?? '',
  }
}

/** The campaign that all of them go into; undefined: the contacts of all are read. */
const onlyCampaign = (sought: readonly SoughtContact[]): number | undefined => {
  const [first, ...others] = new Set(sought.map(({ DiallerCampaignsID }) => DiallerCampaignsID))
  return others.length === 0 ? first : undefined
}

/**
 * Looks for imports whose outcome is unclear: contacts are in no poll, so theirs are read for them,
 * beside each reading of the campaigns.
 */
export function lookForImports(
  { db, outbox, clock, zone }: AfterPollParts,
  look: (search: Search, poll: ListPoll) => Promise<void>,
) {
  return async (poll: ListPoll): Promise<void> => {
    if (poll.kind !== 'campaign') return
    const { ClientsID, signal } = poll
    // Before all else: what is given up later is not among those that are looked for.
    const beganAt = Date.now()
    const open = await db.asAccount(ClientsID, (tx) => openWrites(tx, kinds))
    const isUnclear = (write: StoredWrite) =>
      isToldBy(outbox, write, poll) && (write.state === 'sending' || write.state === 'unclear')
    // All of a campaign's contacts are not read once more for what is told already.
    if (!open.some(isUnclear)) return
    const sought = open.map((write) => soughtContact({ write, isWaiting: false }))
    const looks = new Set(sought.map(signature))
    const fits = (record: ListedRecord) =>
      looks.has(signature(looksOf(record.value))) && isUnderstood(contactKind, record, zone)
    const { contacts } = outbox.asking(ClientsID, signal)
    const { isWhole, found } = await contacts(onlyCampaign(sought), fits)
    await look(searchIn(found, clock), { ClientsID, kind: 'contact', beganAt, isWhole })
  }
}
