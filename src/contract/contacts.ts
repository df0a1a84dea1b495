import * as z from 'zod/mini'
import { type Endpoint, jsonBody, noBody, restBase } from './endpoint'
import { Done, ListQuery, listOf, shortOf } from './envelope'
import { faultText } from './fault'
import { BooleanText, filledText, Id, IdText, Phone, Stamp, text } from './values/scalars'

const OptionalText = z.nullable(z.string())

export const DiallerContact = z.object({
  ID: z.int(),
  DiallerCampaignsID: z.int(),
  UserData: OptionalText,
  Client: OptionalText,
  Service: OptionalText,
  ReferenceNumber: OptionalText,
  Name: z.string(),
  FirstName: OptionalText,
  Salutation: OptionalText,
  Title: OptionalText,
  Company: OptionalText,
  Address: OptionalText,
  PostalCode: OptionalText,
  City: OptionalText,
  Country: OptionalText,
  PhoneNumber1: OptionalText,
  PhoneNumber2: OptionalText,
  PhoneNumber3: OptionalText,
  PhoneNumber4: OptionalText,
  PhoneNumber5: OptionalText,
  PhoneNumber6: OptionalText,
  FaxNumber: OptionalText,
  Email: OptionalText,
  Website: OptionalText,
  Comment: OptionalText,
  ExternalSystemLink: OptionalText,
  Model: OptionalText,
  Tag: OptionalText,
  dtImported: Stamp,
  dtNextTry: z.nullable(Stamp),
  nTriesPhoneNumber1: z.int(),
  nTriesPhoneNumber2: z.int(),
  nTriesPhoneNumber3: z.int(),
  nTriesPhoneNumber4: z.int(),
  nTriesPhoneNumber5: z.int(),
  nTriesPhoneNumber6: z.int(),
  bPhoneNumber1Invalid: z.boolean(),
  bPhoneNumber2Invalid: z.boolean(),
  bPhoneNumber3Invalid: z.boolean(),
  bPhoneNumber4Invalid: z.boolean(),
  bPhoneNumber5Invalid: z.boolean(),
  bPhoneNumber6Invalid: z.boolean(),
  bLastResultMailbox: z.boolean(),
  DiallerCampaignsResultCodesID: z.nullable(z.int()),
})
export type DiallerContact = z.infer<typeof DiallerContact>

const OptionalShort = z.optional(text(256))
const OptionalPhone = z.optional(Phone)

const importFields = z.object({
  DiallerCampaignsID: z.optional(Id),
  DiallerCampaignsName: OptionalShort,
  UserData: OptionalShort,
  Client: OptionalShort,
  Service: OptionalShort,
  ReferenceNumber: OptionalShort,
  Name: filledText(256),
  FirstName: OptionalShort,
  Salutation: OptionalShort,
  Title: OptionalShort,
  Company: OptionalShort,
  Address: OptionalShort,
  PostalCode: OptionalShort,
  City: OptionalShort,
  Country: OptionalShort,
  PhoneNumber1: OptionalPhone,
  PhoneNumber2: OptionalPhone,
  PhoneNumber3: OptionalPhone,
  PhoneNumber4: OptionalPhone,
  PhoneNumber5: OptionalPhone,
  PhoneNumber6: OptionalPhone,
  FaxNumber: OptionalPhone,
  Email: OptionalShort,
  Website: z.optional(text(2048)),
  Comment: z.optional(text(10_000)),
  ExternalSystemLink: z.optional(text(2048)),
  Model: OptionalShort,
  Tag: OptionalShort,
})
type ImportFields = z.output<typeof importFields>

const phoneNumberKeys = [
  'PhoneNumber1',
  'PhoneNumber2',
  'PhoneNumber3',
  'PhoneNumber4',
  'PhoneNumber5',
  'PhoneNumber6',
] as const

const rulesBetween = z.check<ImportFields>((payload) => {
  const contact: { readonly [Key in keyof ImportFields]?: unknown } = payload.value
  const fault = (path: keyof ImportFields, message: string) =>
    payload.issues.push({ code: 'custom', path: [path], message, input: undefined })
  if (contact.DiallerCampaignsID === undefined && contact.DiallerCampaignsName === undefined) {
    fault('DiallerCampaignsID', faultText('campaign_missing'))
  }
  if (phoneNumberKeys.every((key) => contact[key] === undefined)) {
    fault('PhoneNumber1', faultText('phone_number_missing'))
  }
})
rulesBetween._zod.def.when = ({ value }) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The body of POST /dialler/contacts/import: one contact. */
export const NewContact = importFields.check(rulesBetween)
export type NewContact = z.output<typeof NewContact>

const ContactPath = z.object({ DiallerContactsID: IdText })
const UserDataQuery = z.object({ userData: filledText(256) })
const contacts = `${restBase}/dialler/contacts` as const

export const listContacts = {
  name: 'listContacts',
  heavy: 'whole',
  summary: 'All dialler contacts, or those of one campaign',
  method: 'GET',
  path: contacts,
  right: 'read',
  tenant: 'path',
  query: z.extend(ListQuery, { diallerCampaignsID: z.optional(IdText) }),
  response: listOf(DiallerContact),
  ...noBody,
} as const satisfies Endpoint

export const getContact = {
  name: 'getContact',
  summary: 'One dialler contact by its ID',
  method: 'GET',
  path: `${contacts}/{DiallerContactsID}`,
  right: 'read',
  tenant: 'path',
  params: ContactPath,
  response: shortOf(DiallerContact),
  ...noBody,
} as const satisfies Endpoint

export const findContacts = {
  name: 'findContacts',
  summary: 'Dialler contacts with exactly this UserData',
  method: 'GET',
  path: `${contacts}/contact`,
  right: 'read',
  tenant: 'path',
  query: UserDataQuery,
  response: shortOf(DiallerContact),
  ...noBody,
} as const satisfies Endpoint

export const importContact = {
  name: 'importContact',
  summary: 'Import one contact; overwrite the one with the same UserData when asked to',
  method: 'POST',
  does: () => 'importContact',
  path: `${contacts}/import`,
  right: 'admin',
  tenant: 'path',
  query: z.object({ overwriteDuplicates: z.optional(BooleanText) }),
  body: NewContact,
  idempotent: true,
  response: shortOf(DiallerContact),
  ...jsonBody,
} as const satisfies Endpoint

export const deleteContact = {
  name: 'deleteContact',
  summary: 'Delete one dialler contact',
  method: 'DELETE',
  does: () => 'deleteContact',
  path: `${contacts}/contact/{DiallerContactsID}`,
  right: 'admin',
  tenant: 'path',
  params: ContactPath,
  response: Done,
  ...noBody,
} as const satisfies Endpoint

export const deleteContactsByUserData = {
  name: 'deleteContactsByUserData',
  summary: 'Delete the dialler contacts with exactly this UserData',
  method: 'DELETE',
  does: () => 'deleteContact',
  path: `${contacts}/contact`,
  right: 'admin',
  tenant: 'path',
  query: UserDataQuery,
  response: Done,
  ...noBody,
} as const satisfies Endpoint
