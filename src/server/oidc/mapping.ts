import type { FaultCode } from '@/contract/fault'
import type { Membership, Person } from '@/contract/people/people'
import type { PersonRole } from '@/contract/roles'
import type { By } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../db/transaction'
import type { OidcSettings } from '../settings/oidcSettings'
import type { Account } from './askProvider'
import { type RoleSaid, roleSaid, valuesOf } from './claims'

/** Of values that came from elsewhere the log keeps so many, and so much of each. */
const logged = (values: readonly string[]) =>
  values.slice(0, 100).map((value) => value.slice(0, 256))

/** What the provider's claims mean here; undefined where they say nothing. */
export type Mapping = {
  role: RoleSaid
  roleValues: readonly string[] | undefined
  groups: { ids: readonly number[]; unknown: readonly string[] } | undefined
}

/** Groups by their GroupNumber or by their name. */
async function groupsNamed(tx: Tx, values: readonly string[]) {
  if (values.length === 0) return { ids: [], unknown: [] }
  const found = await tx
    .selectFrom('acd_groups')
    .select(['id', 'name', 'group_number'])
    .where((eb) => eb.or([eb('name', 'in', values), eb('group_number', 'in', values)]))
    .orderBy('id')
    .execute()
  const known = new Set(found.flatMap(({ name, group_number }) => [name, group_number]))
  const ids = found.map(({ id }) => id)
  return { ids, unknown: values.filter((value) => !known.has(value)) }
}

export async function readMapping(
  tx: Tx,
  { claim }: Account,
  { roleClaim, roles, groupClaim }: OidcSettings,
): Promise<Mapping> {
  const roleValues = roleClaim === undefined ? undefined : valuesOf(claim(roleClaim))
  const groupValues = groupClaim === undefined ? undefined : valuesOf(claim(groupClaim))
  return {
    role: roleSaid(roleValues, roles),
    roleValues,
    groups: groupValues && (await groupsNamed(tx, groupValues)),
  }
}

/** Why the claim gives no role; undefined where it gives one or says nothing. */
export const roleFault = ({ role }: Mapping): FaultCode | undefined => {
  if (role === 'empty') return 'claim_empty'
  return role === 'unknown' ? 'claim_without_role' : undefined
}

export const roleIn = ({ role }: Mapping): PersonRole | undefined =>
  role === 'absent' || role === 'empty' || role === 'unknown' ? undefined : role

/** The groups of the claim; who was more than a member of one stays so. */
export const membershipsIn = (
  { groups }: Mapping,
  before: readonly Membership[],
): Membership[] | undefined =>
  groups?.ids.map(
    (id) =>
      before.find(({ AcdGroupsID }) => AcdGroupsID === id) ?? { AcdGroupsID: id, role: 'member' },
  )

/** Every mapping is written down, with what of it is not known here. */
export async function recordMapping(
  tx: Tx,
  by: By,
  UsersID: Person['UsersID'],
  mapping: Mapping,
): Promise<void> {
  const { roleValues, groups } = mapping
  if (roleValues === undefined && groups === undefined) return
  const after = {
    ...(roleValues === undefined
      ? {}
      : { roleValues: logged(roleValues), role: roleIn(mapping) ?? null }),
    ...(groups === undefined
      ? {}
      : { AcdGroupsIDs: groups.ids, unknownGroups: logged(groups.unknown) }),
  }
  await recordAudit(tx, by, { action: 'identity.map', id: UsersID, after })
}
