import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { shortOf } from '../envelope'
import { type FaultCode, faultText } from '../fault'
import { personRoles } from '../roles'
import { eachOnce, filledText, Id, IdText, Stamp, text } from '../values/scalars'

const maxGroups = 1000
const maxSkills = 100

const PersonRole = z.enum(personRoles)
/** `invited`: there is no way in yet. */
const PersonState = z.enum(['invited', 'active', 'deactivated'])

const Membership = z.object({ AcdGroupsID: Id, role: z.enum(['member', 'supervisor']) })
export type Membership = z.infer<typeof Membership>

/** A user of the contract with a sign-in. */
export const Person = z.object({
  UsersID: z.int(),
  UID: z.string(),
  FirstName: z.nullable(z.string()),
  LastName: z.nullable(z.string()),
  role: PersonRole,
  state: PersonState,
  groups: z.array(Membership),
  /** Sees the events of these groups alone. */
  bOnlyOwnGroups: z.boolean(),
  SkillsIDs: z.array(z.int()),
  dtLastSignIn: z.nullable(Stamp),
})
export type Person = z.infer<typeof Person>

const issue = (path: string, code: FaultCode, input: unknown) => ({
  code: 'custom' as const,
  path: [path],
  message: faultText(code),
  input,
})

const names = { FirstName: text(256), LastName: text(256) }
const UID = filledText(256)
const atMost = (entries: number) => z.maxLength(entries, { error: faultText('too_many', entries) })
const rights = {
  role: PersonRole,
  groups: z.array(Membership).check(atMost(maxGroups), eachOnce('AcdGroupsID')),
  bOnlyOwnGroups: z.boolean(),
  SkillsIDs: z.array(Id).check(
    atMost(maxSkills),
    z.refine((ids) => new Set(ids).size === ids.length, { error: faultText('given_twice') }),
  ),
}
const rest = {
  FirstName: z.optional(names.FirstName),
  LastName: z.optional(names.LastName),
  groups: z.optional(rights.groups),
  bOnlyOwnGroups: z.optional(rights.bOnlyOwnGroups),
  SkillsIDs: z.optional(rights.SkillsIDs),
}

const newPerson = z.object({
  UID: z.optional(UID),
  UsersID: z.optional(Id),
  role: rights.role,
  ...rest,
})
/** A user of a new UID, or one whom the client account has. */
const oneUser = z.check<z.output<typeof newPerson>>(({ value, issues }) => {
  if (value.UID === undefined && value.UsersID === undefined) {
    issues.push(issue('UID', 'required', undefined))
  }
  if (value.UID !== undefined && value.UsersID !== undefined) {
    issues.push(issue('UsersID', 'uid_or_user', value.UsersID))
  }
})
const freeAdmin = z.check<{ role?: string | undefined; bOnlyOwnGroups?: boolean | undefined }>(
  ({ value: { role, bOnlyOwnGroups }, issues }) => {
    if (role === 'admin' && bOnlyOwnGroups) {
      issues.push(issue('bOnlyOwnGroups', 'bound_admin', bOnlyOwnGroups))
    }
  },
)

// Also where other values have faults: all are told at once.
const isRecord = ({ value }: { value: unknown }) => typeof value === 'object' && value !== null
oneUser._zod.def.when = isRecord
freeAdmin._zod.def.when = isRecord

export const NewPerson = newPerson.check(oneUser, freeAdmin)
export type NewPerson = z.output<typeof NewPerson>

/** Keys that are left out stay as they are; an empty name is none. */
const PersonChange = z
  .object({ UID: z.optional(UID), role: z.optional(rights.role), ...rest })
  .check(freeAdmin)
export type PersonChange = z.output<typeof PersonChange>

/** An event that the person has and that is not closed. */
const OpenEvent = z.object({ AcdEventsID: z.int(), Subject: z.string() })
export type OpenEventOfPerson = z.infer<typeof OpenEvent>

const admin = { right: 'admin', tenant: 'token' } as const
const path = '/app/v1/people'
const one = { ...admin, path: `${path}/{UsersID}`, params: z.object({ UsersID: IdText }) } as const
const personLimit = { bodyLimit: 256 * 1024 } as const

export const listPeople = {
  ...admin,
  name: 'listPeople',
  summary: 'The people of the client account, by their UID',
  method: 'GET',
  path,
  response: shortOf(Person),
  ...noBody,
} as const satisfies Endpoint

export const getPerson = {
  ...one,
  name: 'getPerson',
  summary: 'One person',
  method: 'GET',
  response: shortOf(Person),
  ...noBody,
} as const satisfies Endpoint

export const createPerson = {
  ...admin,
  name: 'createPerson',
  summary: 'Make a person: a user of a new UID, or one that is there (UsersID)',
  method: 'POST',
  path,
  body: NewPerson,
  response: shortOf(Person),
  ...personLimit,
} as const satisfies Endpoint

export const changePerson = {
  ...one,
  name: 'changePerson',
  summary: 'Change a person; what is left out stays, groups replaces the list',
  method: 'PUT',
  body: PersonChange,
  response: shortOf(Person),
  ...personLimit,
} as const satisfies Endpoint

export const invitePerson = {
  ...one,
  name: 'invitePerson',
  summary: 'A link that lets the person in once within 7 days; the former one ends',
  method: 'POST',
  path: `${path}/{UsersID}/invitation`,
  response: z.object({ link: z.string(), dtExpires: Stamp, status: z.int() }),
  ...noBody,
} as const satisfies Endpoint

export const deactivatePerson = {
  ...one,
  name: 'deactivatePerson',
  summary: 'End every sign-in of a person; names their open events, and releases them if asked',
  method: 'POST',
  path: `${path}/{UsersID}/deactivate`,
  body: z.object({ bRelease: z.optional(z.boolean()) }),
  optionalBody: true,
  response: shortOf(z.extend(Person, { openEvents: z.array(OpenEvent) })),
  bodyLimit: 4096,
} as const satisfies Endpoint

export const activatePerson = {
  ...one,
  name: 'activatePerson',
  summary: 'Let a person in again, by the ways that they had',
  method: 'POST',
  path: `${path}/{UsersID}/activate`,
  response: shortOf(z.extend(Person, { openEvents: z.array(OpenEvent) })),
  ...noBody,
} as const satisfies Endpoint
