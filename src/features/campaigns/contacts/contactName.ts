import type { DiallerContact } from '@/contract/contacts'

/** `Adler, Anna`, as a list names them. */
export const contactName = ({ Name, FirstName }: Pick<DiallerContact, 'Name' | 'FirstName'>) =>
  FirstName === null ? Name : `${Name}, ${FirstName}`
