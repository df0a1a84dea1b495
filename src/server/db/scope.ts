/** Whose rows a transaction sees: a client account's, and of some groups' events alone. */
type BoundScope = {
  ClientsID: number
  /** Null: the events of all groups; none: no event at all. */
  groups: readonly number[] | null
  UsersID: number | null
  AccessTokensID: number
}

/** A principal is one; so is all of a client account. */
export type TenantScope = BoundScope | { ClientsID: number; groups: null }

/**
 * All of a client account: for work that nobody asks for, and for what is the same for everyone.
 * What a person is shown is read in the scope of the principal.
 */
export const wholeAccount = (ClientsID: number): TenantScope => ({ ClientsID, groups: null })

/**
 * Whose something personal is: the user whom the token stands for, whatever token or device that
 * is; where it stands for nobody, the token's own.
 */
export const ownerOf = ({
  UsersID,
  AccessTokensID,
}: Pick<BoundScope, 'UsersID' | 'AccessTokensID'>): string =>
  UsersID === null ? `token:${AccessTokensID}` : `user:${UsersID}`

function idList(ids: readonly number[]): string {
  if (!ids.every(Number.isInteger)) throw new Error('A scope holds integer IDs')
  return ids.join()
}

/** Whose events are seen. */
export type EventScope = Pick<BoundScope, 'ClientsID' | 'groups'>

/** What the database decides, for a sentence that says why. */
export const seesGroup = ({ groups }: Pick<EventScope, 'groups'>, AcdGroupsID: number): boolean =>
  groups === null || groups.includes(AcdGroupsID)

const eventValues = ({ ClientsID, groups }: EventScope): [string, string] => [
  idList([ClientsID]),
  groups === null ? 'all' : `{${idList(groups)}}`,
]

/** The settings of a transaction that are its scope, as text: client account, groups, owner. */
export const scopeValues = (scope: TenantScope): [string, string, string] => [
  ...eventValues(scope),
  scope.groups === null ? '' : ownerOf(scope),
]

/** The same text for those who see the same events: what one was answered, the other may be. */
export const scopeKey = (scope: EventScope): string => eventValues(scope).join(' ')
