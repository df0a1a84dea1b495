import { fold } from '@/contract/filter/fold'

/** What a file can fill in, in the order of the preview. */
export const contactKeys = [
  'Name',
  'FirstName',
  'PhoneNumber1',
  'PhoneNumber2',
  'PhoneNumber3',
  'PhoneNumber4',
  'PhoneNumber5',
  'PhoneNumber6',
  'UserData',
  'Email',
  'Company',
  'Salutation',
  'Title',
  'Address',
  'PostalCode',
  'City',
  'Country',
  'FaxNumber',
  'Website',
  'Client',
  'Service',
  'ReferenceNumber',
  'Comment',
  'ExternalSystemLink',
  'Model',
  'Tag',
] as const
export type ContactKey = (typeof contactKeys)[number]

/** What people call these columns in English, German and French, beside our own names. */
const calledSo: Partial<Record<ContactKey, string>> = {
  Name: 'lastname surname familyname nachname familienname zuname nom nomdefamille',
  FirstName: 'givenname forename vorname prenom',
  PhoneNumber1:
    'phone telephone telefon tel phonenumber telefonnummer rufnummer numero numerodetelephone phone1 telefon1 tel1 telephone1',
  PhoneNumber2:
    'mobile mobil handy portable cell cellphone mobilephone phone2 telefon2 tel2 telephone2',
  PhoneNumber3: 'phone3 telefon3 tel3 telephone3',
  PhoneNumber4: 'phone4 telefon4 tel4 telephone4',
  PhoneNumber5: 'phone5 telefon5 tel5 telephone5',
  PhoneNumber6: 'phone6 telefon6 tel6 telephone6',
  UserData:
    'id customer customerid customernumber kunde kundennummer kundennr client clientid numeroclient benutzerdaten donneesutilisateur',
  Email: 'mail emailaddress courriel adressemail',
  Company: 'firma unternehmen organisation organization societe entreprise',
  Salutation: 'anrede civilite',
  Title: 'titel titre',
  Address: 'street strasse anschrift adresse rue',
  PostalCode: 'zip zipcode postcode plz postleitzahl codepostal cp',
  City: 'town ort stadt wohnort ville',
  Country: 'land pays',
  FaxNumber: 'fax telefax',
  Website: 'web url webseite homepage siteweb',
  Client: 'mandant mandat',
  Service: 'dienst prestation',
  ReferenceNumber: 'reference referenz referenznummer aktenzeichen numerodereference',
  Comment: 'note notes bemerkung kommentar commentaire remarque',
  Model: 'modell modele',
  Tag: 'kennzeichen etiquette',
}

const plain = (header: string) => fold(header).replace(/[^\p{L}\p{N}]/gu, '')

/** For each column of the file the key that its header names; each key once, our own names first. */
export function guessColumns(header: readonly string[]): (ContactKey | undefined)[] {
  const names = header.map(plain)
  const guessed: (ContactKey | undefined)[] = header.map(() => undefined)
  const take = (fits: (key: ContactKey, name: string) => boolean) => {
    for (const key of contactKeys) {
      if (guessed.includes(key)) continue
      const place = names.findIndex((name, at) => guessed[at] === undefined && fits(key, name))
      if (place !== -1) guessed[place] = key
    }
  }
  take((key, name) => name === plain(key))
  take((key, name) => name !== '' && (calledSo[key]?.split(' ') ?? []).map(plain).includes(name))
  return guessed
}
