import type { DiallerContact } from '@/contract/contacts'
import type { Making } from './campaigns'
import { caller, type Language, phone } from './people'

const day = 24 * 3_600_000

const emptyContact = {
  Client: null,
  Service: null,
  ReferenceNumber: null,
  Title: null,
  Address: null,
  FaxNumber: null,
  Website: null,
  Comment: null,
  ExternalSystemLink: null,
  Model: null,
  Tag: null,
  PhoneNumber3: null,
  PhoneNumber4: null,
  PhoneNumber5: null,
  PhoneNumber6: null,
  nTriesPhoneNumber2: 0,
  nTriesPhoneNumber3: 0,
  nTriesPhoneNumber4: 0,
  nTriesPhoneNumber5: 0,
  nTriesPhoneNumber6: 0,
  bPhoneNumber1Invalid: false,
  bPhoneNumber2Invalid: false,
  bPhoneNumber3Invalid: false,
  bPhoneNumber4Invalid: false,
  bPhoneNumber5Invalid: false,
  bPhoneNumber6Invalid: false,
  bLastResultMailbox: false,
} as const

const homes: Record<Language, { Country: string; cities: string[]; company: string }> = {
  de: { Country: 'DE', cities: ['Berlin', 'Hamburg', 'München'], company: 'GmbH' },
  en: { Country: 'GB', cities: ['London', 'Leeds'], company: 'Ltd' },
  fr: { Country: 'FR', cities: ['Paris', 'Lyon'], company: 'SARL' },
}

function contact(
  ID: number,
  DiallerCampaignsID: number,
  { random, now, stamp }: Making,
): DiallerContact {
  const { language, Salutation, FirstName, LastName, phone: first, mail } = caller(random)
  const { Country, cities, company } = homes[language]
  return {
    ...emptyContact,
    ID,
    DiallerCampaignsID,
    UserData: `C-${10_000 + ID}`,
    Name: LastName,
    FirstName,
    Salutation: random.chance(0.8) ? Salutation : null,
    Company: random.chance(0.3) ? `${LastName} ${company}` : null,
    PostalCode: random.digits(5),
    City: random.pick(cities),
    Country,
    PhoneNumber1: first,
    PhoneNumber2: random.chance(0.4) ? phone(random, language) : null,
    Email: mail,
    dtImported: stamp(now - random.integer(1, 30) * day),
    dtNextTry: random.chance(0.5) ? stamp(now + random.integer(1, 48) * 1_800_000) : null,
    nTriesPhoneNumber1: random.integer(0, 3),
    DiallerCampaignsResultCodesID: null,
  }
}

/** Contacts of the first, second and fifth campaign; the others have none. */
export const demoContacts = (making: Making): DiallerContact[] =>
  Array.from({ length: 300 }, (_, place) =>
    contact(place + 1, [1, 1, 1, 2, 2, 5][place % 6] ?? 1, making),
  )
