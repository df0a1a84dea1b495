import { sql } from 'kysely'
import { graceMinutes } from '@/contract/filter/names'
import type { GroupSettings, SettingsChange } from '@/contract/groupSettings'
import type { Tx } from '../db/transaction'

/** All of a group's settings but the answer's status. */
export type StoredSettings = Omit<GroupSettings, 'status'>

/** Of a group that nobody has set anything for. */
export const defaultSettings: StoredSettings = {
  goals: [],
  graceMinutes,
  hours: [],
  capacity: [],
  whenFull: 'warn',
  whenClosed: 'warn',
  releaseMinutes: null,
  members: [],
  version: 0,
}

/** In the order in which the contract has them. */
export async function readGroupSettings(tx: Tx, AcdGroupsID: number): Promise<StoredSettings> {
  const { rows } = await sql<Partial<StoredSettings>>`
    SELECT coalesce(goals, '[]') AS goals, grace_minutes AS "graceMinutes", hours, capacity,
      when_full AS "whenFull", when_closed AS "whenClosed", release_minutes AS "releaseMinutes",
      coalesce(members, '[]') AS members, version
    FROM acd_group_settings,
      (SELECT json_agg(json_build_object('AcdEventTypesID', acd_event_types_id, 'minutes', minutes)
          ORDER BY acd_event_types_id) AS goals
        FROM acd_group_goals WHERE acd_groups_id = ${AcdGroupsID}) AS told_goals,
      (SELECT json_agg(json_build_object('UsersID', users_id, 'role', role) ORDER BY users_id)
          AS members
        FROM acd_group_members WHERE acd_groups_id = ${AcdGroupsID}) AS told_members
    WHERE acd_groups_id = ${AcdGroupsID}`.execute(tx)
  return { ...defaultSettings, ...rows[0] }
}

const byWeekday = (one: { weekday: number; from?: string }, other: typeof one) =>
  one.weekday - other.weekday || (one.from ?? '').localeCompare(other.from ?? '')

/** What is wanted, with the defaults for what is left out, in the order in which it is read. */
export const wholeSettings = (
  { version: _, ...change }: SettingsChange,
  { version }: StoredSettings,
): StoredSettings => ({
  goals: (change.goals ?? []).toSorted((a, b) => a.AcdEventTypesID - b.AcdEventTypesID),
  graceMinutes: change.graceMinutes ?? defaultSettings.graceMinutes,
  hours: (change.hours ?? []).toSorted(byWeekday),
  capacity: (change.capacity ?? []).toSorted(byWeekday),
  whenFull: change.whenFull ?? defaultSettings.whenFull,
  whenClosed: change.whenClosed ?? defaultSettings.whenClosed,
  releaseMinutes: change.releaseMinutes ?? null,
  members: (change.members ?? []).toSorted((a, b) => a.UsersID - b.UsersID),
  version,
})

/** A goal that stays is not written: a changed one counts from then on. */
async function storeGoals(tx: Tx, client_id: number, group: number, { goals }: StoredSettings) {
  const types = goals.map(({ AcdEventTypesID }) => AcdEventTypesID)
  const others = tx.deleteFrom('acd_group_goals').where('acd_groups_id', '=', group)
  await (types.length > 0 ? others.where('acd_event_types_id', 'not in', types) : others).execute()
  if (goals.length === 0) return
  await tx
    .insertInto('acd_group_goals')
    .values(
      goals.map(({ AcdEventTypesID, minutes }) => ({
        client_id,
        acd_groups_id: group,
        acd_event_types_id: AcdEventTypesID,
        minutes,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['client_id', 'acd_groups_id', 'acd_event_types_id'])
        .doUpdateSet((eb) => ({ minutes: eb.ref('excluded.minutes') }))
        .whereRef('acd_group_goals.minutes', '<>', 'excluded.minutes'),
    )
    .execute()
}

async function storeMembers(tx: Tx, client_id: number, group: number, settings: StoredSettings) {
  await tx.deleteFrom('acd_group_members').where('acd_groups_id', '=', group).execute()
  const members = settings.members.map(({ UsersID, role }) => ({
    client_id,
    acd_groups_id: group,
    users_id: UsersID,
    role,
  }))
  if (members.length > 0) await tx.insertInto('acd_group_members').values(members).execute()
}

/** The row last: its version tells that goals and members are there too. */
export async function storeSettings(
  tx: Tx,
  client_id: number,
  AcdGroupsID: number,
  settings: StoredSettings,
): Promise<void> {
  await storeGoals(tx, client_id, AcdGroupsID, settings)
  await storeMembers(tx, client_id, AcdGroupsID, settings)
  const row = {
    grace_minutes: settings.graceMinutes,
    hours: JSON.stringify(settings.hours),
    capacity: JSON.stringify(settings.capacity),
    when_full: settings.whenFull,
    when_closed: settings.whenClosed,
    release_minutes: settings.releaseMinutes,
  }
  await tx
    .insertInto('acd_group_settings')
    .values({ client_id, acd_groups_id: AcdGroupsID, ...row })
    .onConflict((conflict) => conflict.columns(['client_id', 'acd_groups_id']).doUpdateSet(row))
    .execute()
}
