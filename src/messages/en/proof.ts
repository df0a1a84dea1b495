import { counted, number } from './count'

/** The proof of a clone or a restored campaign; a part of the campaigns' messages. */
export const proof = {
  title: 'Proof',
  sound: 'The clone is what it should be.',
  unsound: (count: number) =>
    count === 0
      ? 'The clone is not what it should be.'
      : `${counted(count, 'value is', 'values are')} not what they should be.`,
  of: 'Cloned from',
  when: (moment: string, name: string) =>
    `${moment}, by ${name}. Both were read again after cloning.`,
  contacts: (source: number, clone: number) =>
    clone === 0
      ? `Contacts were not copied: the source had ${number.format(source)}, the clone has none.`
      : `The clone has ${counted(clone, 'contact', 'contacts')}, though contacts are not copied.`,
  restored: {
    sound: 'The restored campaign is what it was.',
    unsound: (count: number) =>
      count === 0
        ? 'The restored campaign is not what it was.'
        : `${counted(count, 'value is', 'values are')} not what they should be.`,
    of: 'Restored from the copy of',
    when: (moment: string, name: string) => `${moment}, by ${name}. It was read again afterwards.`,
    contacts: (copy: number, restored: number) =>
      `${number.format(restored)} of ${counted(copy, 'contact', 'contacts')} restored.`,
    source: 'Kept copy',
    clone: 'Restored',
  },
  field: 'Field',
  source: 'Source',
  clone: 'Clone',
  verdict: 'Result',
  code: (name: string, source: number | null, clone: number | null) =>
    `Result code ${name} (${source ?? '—'} → ${clone ?? '—'})`,
  faults: (count: number) => (count === 0 ? 'as it should be' : counted(count, 'fault', 'faults')),
  keys: {
    'Content.1': 'English',
    'Content.2': 'German',
    DiallerCampaignsID: 'Campaign',
    DiallerResultCodesTypesID: 'Type',
    DiallerResultCodesTypesShortText: 'Key of the type',
    ShortText: 'Key of the text',
    bAllowDelete: 'May be deleted',
  } as Record<string, string>,
  verdicts: {
    equal: 'Equal',
    ownID: 'Differs: each has an ID of its own',
    newName: 'Differs: the name you gave',
    startsInactive: 'Differs: it starts inactive',
    userDataGiven: 'Differs: the user data you gave',
    followsCode: 'Differs: it follows the copied code',
    fault: 'Not what it should be',
  },
}
