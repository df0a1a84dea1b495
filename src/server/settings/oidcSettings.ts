import * as z from 'zod/mini'
import { type PersonRole, personRoles } from '@/contract/roles'

/** The organisation's OpenID Connect provider, and what its claims mean here. */
export type OidcSettings = {
  issuer: string
  clientId: string
  /** A client without a secret is a public one: PKCE alone proves who asks. */
  clientSecret: string | undefined
  /** What the button calls it. */
  name: string
  roleClaim: string | undefined
  /** The roles of the claim's values; without a map a value is the name of a role. */
  roles: ReadonlyMap<string, PersonRole>
  groupClaim: string | undefined
}

const isLoopback = (host: string) => /^(.+\.)?localhost$|^127\.\d+\.\d+\.\d+$|^\[::1\]$/.test(host)

/** The address of discovery is made of it, so it holds nothing behind its path. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text) || /[?#]|\/\.well-known\//.test(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/** A value may hold an equals sign itself, as names in a directory do: the last one counts. */
const pairsOf = (text: string) =>
  text.split(',').map((pair) => {
    const at = pair.lastIndexOf('=')
    return { value: pair.slice(0, Math.max(at, 0)).trim(), role: pair.slice(at + 1).trim() }
  })

const roleNamed = (name: string) => personRoles.find((role) => role === name)
const isRoleMap = (text: string) => {
  const pairs = pairsOf(text)
  const values = new Set(pairs.map(({ value }) => value))
  return (
    values.size === pairs.length &&
    pairs.every(({ value, role }) => value !== '' && roleNamed(role) !== undefined)
  )
}

const fits = (check: (text: string) => boolean) => z.string().check(z.refine(check))
const printable = z.optional(fits((text) => /^[\x20-\x7e]{1,512}$/.test(text)))
const claim = [printable, undefined, 'at most 512 printable characters'] as const

export const oidcSchemas = {
  CALLBOARD_OIDC_ISSUER: [
    z.optional(fits(isIssuer)),
    undefined,
    'an https address (http on localhost alone) without a query, such as https://login.example.com',
  ],
  CALLBOARD_OIDC_CLIENT_ID: claim,
  CALLBOARD_OIDC_CLIENT_SECRET: claim,
  CALLBOARD_OIDC_NAME: [
    z.optional(fits((text) => /^[^\p{C}]{1,60}$/u.test(text))),
    undefined,
    'a name of at most 60 characters',
  ],
  CALLBOARD_OIDC_ROLE_CLAIM: claim,
  CALLBOARD_OIDC_ROLE_MAP: [
    z.optional(fits(isRoleMap)),
    undefined,
    'value=role with commas, each value once, the role agent, supervisor or admin, such as staff=agent,lead=supervisor',
  ],
  CALLBOARD_OIDC_GROUP_CLAIM: claim,
} as const

type Given = { [Name in keyof typeof oidcSchemas]?: string | undefined }

/** Settings that are right by themselves, and not together. */
function faultsOf(given: Given): string[] {
  const others = Object.entries(given).filter(
    ([name, value]) => name !== 'CALLBOARD_OIDC_ISSUER' && value !== undefined,
  )
  const hasIssuer = given.CALLBOARD_OIDC_ISSUER !== undefined
  return [
    ...(!hasIssuer && others.length > 0
      ? [`CALLBOARD_OIDC_ISSUER must be set where ${others[0]?.[0]} is.`]
      : []),
    ...(hasIssuer && given.CALLBOARD_OIDC_CLIENT_ID === undefined
      ? ['CALLBOARD_OIDC_CLIENT_ID must be set where CALLBOARD_OIDC_ISSUER is.']
      : []),
    ...(given.CALLBOARD_OIDC_ROLE_MAP !== undefined && given.CALLBOARD_OIDC_ROLE_CLAIM === undefined
      ? ['CALLBOARD_OIDC_ROLE_CLAIM must be set where CALLBOARD_OIDC_ROLE_MAP is.']
      : []),
  ]
}

const rolesOf = (map: string | undefined): ReadonlyMap<string, PersonRole> =>
  new Map(
    map === undefined
      ? personRoles.map((role) => [role, role] as const)
      : pairsOf(map).flatMap(({ value, role }) => {
          const named = roleNamed(role)
          return named === undefined ? [] : [[value, named] as const]
        }),
  )

/** The provider, if there is one, or every fault as a sentence. */
export function readOidc(all: Given): { provider: OidcSettings | undefined; faults: string[] } {
  const names = Object.keys(oidcSchemas) as (keyof typeof oidcSchemas)[]
  const given: Given = Object.fromEntries(names.map((name) => [name, all[name]]))
  const faults = faultsOf(given)
  const [issuer, clientId] = [given.CALLBOARD_OIDC_ISSUER, given.CALLBOARD_OIDC_CLIENT_ID]
  if (faults.length > 0 || issuer === undefined || clientId === undefined) {
    return { provider: undefined, faults }
  }
  const provider = {
    issuer,
    clientId,
    clientSecret: given.CALLBOARD_OIDC_CLIENT_SECRET,
    name: given.CALLBOARD_OIDC_NAME ?? new URL(issuer).hostname,
    roleClaim: given.CALLBOARD_OIDC_ROLE_CLAIM,
    roles: rolesOf(given.CALLBOARD_OIDC_ROLE_MAP),
    groupClaim: given.CALLBOARD_OIDC_GROUP_CLAIM,
  }
  return { provider, faults }
}
