import { assignAlike } from '../assignAlike'
import type { WriteVerdict } from '../search'

/** What an imported contact is recognised by. */
export type ContactLooks = { Name: string; UserData: string | null; numbers: string }

/** An import whose outcome is unclear. */
export type SoughtContact = ContactLooks & {
  id: number
  DiallerCampaignsID: number | undefined
  sentAt: number
  /** It may change one that was there before. */
  overwrites: boolean
  /** Contacts of its name that were there before. */
  known: readonly number[]
  isWaiting: boolean
}

/** A contact that may be it, and when it was imported. */
export type FoundContact = ContactLooks & {
  ID: number
  DiallerCampaignsID: number
  importedAt: number
}

/** What an answer told of another import. */
export type KnownImport = { ID: number; importedAt: number }

/** Two clocks that are set by the network differ by less. */
const clockMs = 5000

const keys = ['PhoneNumber1', 'PhoneNumber2', 'PhoneNumber3'] as const
const moreKeys = ['PhoneNumber4', 'PhoneNumber5', 'PhoneNumber6'] as const

/** What a contact, sent or listed, looks like. */
export function looksOf(contact: Record<string, unknown>): ContactLooks {
  const digits = (value: unknown) => (typeof value === 'string' ? value.replace(/\D/g, '') : '')
  const numbers = [...keys, ...moreKeys].map((key) => digits(contact[key])).join()
  return { Name: String(contact.Name), UserData: textOf(contact.UserData), numbers }
}
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

export const signature = ({ Name, UserData, numbers }: ContactLooks) =>
  JSON.stringify([Name, UserData, numbers])

/**
 * What became of imports, by the contacts that are listed. One that was imported before, by clocks
 * that may differ, and that nobody knew is left to a person.
 */
export function matchContacts(
  sought: readonly SoughtContact[],
  found: readonly FoundContact[],
  told: readonly KnownImport[],
): Map<number, WriteVerdict> {
  const isTold = ({ ID, importedAt }: FoundContact) =>
    told.some((one) => one.ID === ID && one.importedAt === importedAt)
  const free = found.filter((one) => !isTold(one))
  const verdicts = new Map<number, WriteVerdict>()
  for (const looks of new Set(sought.map(signature))) {
    const alike = sought.filter((one) => signature(one) === looks)
    if (alike.some(({ isWaiting }) => isWaiting)) continue
    const fitting = (one: SoughtContact) =>
      free.filter(
        (contact) =>
          signature(contact) === looks &&
          (one.DiallerCampaignsID ?? contact.DiallerCampaignsID) === contact.DiallerCampaignsID,
      )
    const since = (one: SoughtContact, { importedAt }: FoundContact) =>
      importedAt >= one.sentAt - clockMs
    const isOld = ({ known }: SoughtContact, { ID }: FoundContact) => known.includes(ID)
    const sure = (one: SoughtContact) =>
      fitting(one).filter(
        (contact) => since(one, contact) && (one.overwrites || !isOld(one, contact)),
      )
    const early = (one: SoughtContact) =>
      fitting(one).filter((contact) => !since(one, contact) && !isOld(one, contact))
    for (const [id, verdict] of assignAlike(alike, sure, early)) verdicts.set(id, verdict)
  }
  return verdicts
}
