import type { DiallerContact } from '@/contract/contacts'
import { fold } from '@/contract/filter/fold'
import { stampInstant } from '@/contract/values/zone'
import type { InsertedRow } from '../db/insertRows'
import { contactTexts } from './contactSource'

export type StampReader = (stamp: string | null) => Date | null

/** Reads the contract's stamps, which say no zone, by the clock of the installation. */
export const stampReader =
  (zone: string): StampReader =>
  (stamp) =>
    stamp === null ? null : new Date(stampInstant(stamp, zone) ?? 0)

const numbers = [1, 2, 3, 4, 5, 6] as const

/** A contact's record as its row. */
export const contactRow = (
  contact: DiallerContact,
  ClientsID: number,
  at: StampReader,
): InsertedRow<'dialler_contacts'> => ({
  client_id: ClientsID,
  id: contact.ID,
  dialler_campaigns_id: contact.DiallerCampaignsID,
  ...Object.fromEntries(
    Object.entries(contactTexts).map(([key, column]) => [
      column,
      contact[key as keyof typeof contactTexts],
    ]),
  ),
  name: contact.Name,
  name_fold: fold(contact.Name),
  dt_imported: at(contact.dtImported) ?? new Date(0),
  dt_next_try: at(contact.dtNextTry),
  ...Object.fromEntries(
    numbers.flatMap((n) => [
      [`n_tries_phone_number_${n}`, contact[`nTriesPhoneNumber${n}`]],
      [`b_phone_number_${n}_invalid`, contact[`bPhoneNumber${n}Invalid`]],
    ]),
  ),
  b_last_result_mailbox: contact.bLastResultMailbox,
  dialler_campaigns_result_codes_id: contact.DiallerCampaignsResultCodesID,
})
