import type { PersonRole } from '@/contract/roles'

export type Claims = Record<string, unknown>

const isObject = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ownValue = (claims: unknown, name: string): unknown =>
  isObject(claims) && Object.hasOwn(claims, name) ? claims[name] : undefined

/** A claim by its name, which may hold dots itself, or else by a path: `realm_access.roles`. */
export function claimAt(claims: Claims, name: string): unknown {
  const whole = ownValue(claims, name)
  if (whole !== undefined) return whole
  return name.split('.').reduce<unknown>((value, part) => ownValue(value, part), claims)
}

/** Of more a provider has gone wrong; each is text or a number. */
const maxValues = 1000

/**
 * The values of a claim. Undefined is absent, as null is: that says nothing. No values at all say that
 * there is nothing. What is neither text nor a number is a value that means nothing here.
 */
export function valuesOf(claim: unknown): readonly string[] | undefined {
  if (claim === undefined || claim === null) return undefined
  if (claim === '') return []
  const list = Array.isArray(claim) ? claim : [claim]
  return list
    .slice(0, maxValues)
    .map((value) =>
      typeof value === 'string' || typeof value === 'number' ? String(value) : typeof value,
    )
}

const ranks: readonly PersonRole[] = ['agent', 'supervisor', 'admin']

/** `absent` changes nothing, `empty` revokes, `unknown` refuses. */
export type RoleSaid = PersonRole | 'absent' | 'empty' | 'unknown'

/** The highest role that the values give. */
export function roleSaid(
  values: readonly string[] | undefined,
  roles: ReadonlyMap<string, PersonRole>,
): RoleSaid {
  if (values === undefined) return 'absent'
  if (values.length === 0) return 'empty'
  const given = new Set(values.map((value) => roles.get(value)))
  return ranks.findLast((role) => given.has(role)) ?? 'unknown'
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

/** Whom the claims are of, as far as they say so. */
export const namesIn = (claims: Claims) => ({
  UID: textOf(claims.preferred_username) ?? textOf(claims.email),
  FirstName: textOf(claims.given_name)?.slice(0, 256),
  LastName: textOf(claims.family_name)?.slice(0, 256),
})
