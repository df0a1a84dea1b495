import { sql } from 'kysely'
import type { DiallerContact } from '@/contract/contacts'
import { compileNameFilter } from '../filter/nameFilter'
import type { ListSource } from '../list/source'
import { upstreamText } from '../list/upstreamText'
import { stamp, type WireOf, wholeText } from '../list/wire'

/** Wire key to column for everything that an import writes as it came. */
export const contactTexts = {
  UserData: 'user_data',
  Client: 'client',
  Service: 'service',
  ReferenceNumber: 'reference_number',
  Name: 'name',
  FirstName: 'first_name',
  Salutation: 'salutation',
  Title: 'title',
  Company: 'company',
  Address: 'address',
  PostalCode: 'postal_code',
  City: 'city',
  Country: 'country',
  PhoneNumber1: 'phone_number_1',
  PhoneNumber2: 'phone_number_2',
  PhoneNumber3: 'phone_number_3',
  PhoneNumber4: 'phone_number_4',
  PhoneNumber5: 'phone_number_5',
  PhoneNumber6: 'phone_number_6',
  FaxNumber: 'fax_number',
  Email: 'email',
  Website: 'website',
  Comment: 'comment',
  ExternalSystemLink: 'external_system_link',
  Model: 'model',
  Tag: 'tag',
} as const

export const contactSource = (zone: string): ListSource => ({
  table: sql.table('dialler_contacts'),
  dependsOn: ['dialler_contacts'],
  id: 'dialler_contacts.id',
  wire: {
    ID: 'dialler_contacts.id',
    DiallerCampaignsID: 'dialler_campaigns_id',
    ...contactTexts,
    dtImported: stamp('dt_imported', zone),
    dtNextTry: stamp('dt_next_try', zone),
    nTriesPhoneNumber1: 'n_tries_phone_number_1',
    nTriesPhoneNumber2: 'n_tries_phone_number_2',
    nTriesPhoneNumber3: 'n_tries_phone_number_3',
    nTriesPhoneNumber4: 'n_tries_phone_number_4',
    nTriesPhoneNumber5: 'n_tries_phone_number_5',
    nTriesPhoneNumber6: 'n_tries_phone_number_6',
    bPhoneNumber1Invalid: 'b_phone_number_1_invalid',
    bPhoneNumber2Invalid: 'b_phone_number_2_invalid',
    bPhoneNumber3Invalid: 'b_phone_number_3_invalid',
    bPhoneNumber4Invalid: 'b_phone_number_4_invalid',
    bPhoneNumber5Invalid: 'b_phone_number_5_invalid',
    bPhoneNumber6Invalid: 'b_phone_number_6_invalid',
    bLastResultMailbox: 'b_last_result_mailbox',
    DiallerCampaignsResultCodesID: 'dialler_campaigns_result_codes_id',
    [wholeText]: upstreamText('dialler_contacts'),
  } satisfies WireOf<DiallerContact>,
  nullable: new Set([
    ...Object.keys(contactTexts).filter((key) => key !== 'Name'),
    'dtNextTry',
    'DiallerCampaignsResultCodesID',
  ]),
  sortBy: { Name: 'name_fold', dtImported: 'dt_imported', dtNextTry: 'dt_next_try' },
  defaultOrder: 'Name',
  compile: compileNameFilter('dialler_contacts.id', 'name_fold'),
})
