import type { WantedPerson } from '@/client/people/people'
import type { Membership, Person } from '@/contract/people/people'
import type { PersonRole } from '@/contract/roles'

/** What the form holds; skills are typed as text. */
export type PersonFields = {
  UID: string
  UsersID: number | null
  FirstName: string
  LastName: string
  role: PersonRole
  groups: Membership[]
  SkillsIDs: string
  bOnlyOwnGroups: boolean
}

export const noPerson: PersonFields = {
  UID: '',
  UsersID: null,
  FirstName: '',
  LastName: '',
  role: 'agent',
  groups: [],
  SkillsIDs: '',
  bOnlyOwnGroups: false,
}

export const fieldsOfPerson = (person: Person): PersonFields => ({
  ...person,
  UsersID: null,
  FirstName: person.FirstName ?? '',
  LastName: person.LastName ?? '',
  SkillsIDs: person.SkillsIDs.join(', '),
})

/** As the contract takes it: what is no ID is told by its schema. */
export const wantedPerson = ({ SkillsIDs, ...fields }: PersonFields): WantedPerson => ({
  ...fields,
  UsersID: fields.UsersID ?? undefined,
  SkillsIDs: SkillsIDs.split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(Number),
})
