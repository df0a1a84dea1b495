/** Whose rows a transaction sees: those of one client account, and of these groups' events alone. */
export type TenantScope = {
  ClientsID: number
  /** Null: the events of all groups; none: no event at all. */
  groups: readonly number[] | null
}

/**
 * All of a client account: for work that nobody asks for, and for what is the same for everyone.
 * What a person is shown is read in the scope of the principal.
 */
export const wholeAccount = (ClientsID: number): TenantScope => ({ ClientsID, groups: null })

function numbersIn(numbers: readonly number[]): string {
  if (!numbers.every(Number.isInteger)) throw new Error('A scope holds integer IDs')
  return numbers.join()
}

/** The settings of a transaction that are its scope, as text: client account and groups. */
export function scopeValues({ ClientsID, groups }: TenantScope): [string, string] {
  return [numbersIn([ClientsID]), groups === null ? 'all' : `{${numbersIn(groups)}}`]
}

/** The same text for the same scope: what was read for one is never handed to another. */
export const scopeKey = (scope: TenantScope): string => scopeValues(scope).join(' ')
