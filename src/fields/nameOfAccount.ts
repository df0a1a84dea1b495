import type { Identity } from '@/contract/people/identities'

/** What the provider calls an account; where it told no name, by its ID there. */
export const nameOfAccount = ({ name, subject }: Pick<Identity, 'name' | 'subject'>): string =>
  name ?? subject
