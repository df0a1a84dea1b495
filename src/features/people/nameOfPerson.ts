import type { Person } from '@/contract/people/people'

type Named = Pick<Person, 'UID' | 'FirstName' | 'LastName'>

export const nameOfPerson = ({ UID, FirstName, LastName }: Named): string =>
  [FirstName, LastName].filter(Boolean).join(' ') || UID
