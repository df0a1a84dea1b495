import { fold } from '@/contract/filter/fold'
import { contactTexts } from '../../contacts/contactSource'
import type { RecordField, RecordKind } from './recordKind'

const numbers = [1, 2, 3, 4, 5, 6] as const

const field = (
  key: string,
  column: string,
  kind: RecordField['kind'],
  more: Partial<RecordField> = {},
): RecordField => ({ key, column, kind, isNullable: false, ...more })
const nullable = { isNullable: true } as const

/** Contacts are not polled: millions of them matter to nobody who does not look. */
export const contactKind: RecordKind = {
  kind: 'contact',
  table: 'dialler_contacts',
  listPath: '/dialler/contacts',
  onePath: (id) => `/dialler/contacts/${id}`,
  fields: [
    field('ID', 'id', 'id'),
    field('DiallerCampaignsID', 'dialler_campaigns_id', 'id', { names: 'dialler_campaigns' }),
    ...Object.entries(contactTexts).map(([key, column]) =>
      field(key, column, 'text', { isNullable: key !== 'Name' }),
    ),
    field('dtImported', 'dt_imported', 'stamp'),
    field('dtNextTry', 'dt_next_try', 'stamp', nullable),
    ...numbers.map((n) => field(`nTriesPhoneNumber${n}`, `n_tries_phone_number_${n}`, 'integer')),
    ...numbers.map((n) => field(`bPhoneNumber${n}Invalid`, `b_phone_number_${n}_invalid`, 'flag')),
    field('bLastResultMailbox', 'b_last_result_mailbox', 'flag'),
    field('DiallerCampaignsResultCodesID', 'dialler_campaigns_result_codes_id', 'integer', {
      ...nullable,
      isText: true,
    }),
  ],
  derived: ({ Name }) => ({ name_fold: fold(typeof Name === 'string' ? Name : '') }),
}
