import { type Selectable, sql } from 'kysely'
import type { NewEvent } from '@/contract/event/newEvent'
import { faultText } from '@/contract/fault'
import { groupTypes } from '@/contract/groups'
import type { Tables } from '../db/schema'
import type { Tx } from '../db/transaction'
import { faulty, Refusal } from '../http/refusal'

/** Where the event goes: AcdGroupsID is always the group that distributes it. */
export type GroupChoice = {
  AcdGroupsID: number
  AcdConfigurationGroupsID: number | null
  AcdAgentGroupsID: number | null
  bNoDuplicateEvents: boolean
}

const columns = [
  'id',
  'acd_group_types_id',
  'primary_acd_agent_groups_id',
  'b_no_duplicate_events',
] as const
type Group = Pick<Selectable<Tables['acd_groups']>, (typeof columns)[number]>
export type Groups = ReadonlyMap<number, Group>

/** All groups of the client account. */
export async function readAllGroups(tx: Tx): Promise<Groups> {
  const groups = await tx.selectFrom('acd_groups').select(columns).execute()
  return new Map(groups.map((group) => [group.id, group]))
}

/** Some groups, and the primary agent group of each: all that a choice among them looks at. */
export async function readGroups(tx: Tx, ids: readonly number[]): Promise<Groups> {
  const named = sql<number>`ANY(${[...ids]}::integer[])`
  const primaries = tx
    .selectFrom('acd_groups')
    .select('primary_acd_agent_groups_id')
    .where('id', '=', named)
  const groups = await tx
    .selectFrom('acd_groups')
    .select(columns)
    .where((eb) => eb.or([eb('id', '=', named), eb('id', 'in', primaries)]))
    .execute()
  return new Map(groups.map((group) => [group.id, group]))
}

function groupById(groups: Groups, id: number): Group {
  const group = groups.get(id)
  if (!group) throw new Refusal('acd_group_not_found')
  return group
}

function choosePair(groups: Groups, configurationId: number, agentId: number): GroupChoice {
  const configuration = groupById(groups, configurationId)
  const agent = groupById(groups, agentId)
  const faults = []
  if (configuration.acd_group_types_id !== groupTypes.configuration) {
    const message = faultText('not_a_configuration_group')
    faults.push({ path: 'AcdConfigurationGroupsID', message })
  }
  if (agent.acd_group_types_id !== groupTypes.agent) {
    faults.push({ path: 'AcdAgentGroupsID', message: faultText('not_an_agent_group') })
  }
  if (faults.length > 0) throw faulty(...faults)
  return {
    AcdGroupsID: agentId,
    AcdConfigurationGroupsID: configurationId,
    AcdAgentGroupsID: agentId,
    bNoDuplicateEvents: agent.b_no_duplicate_events,
  }
}

/** A configuration group alone stands for its primary agent group. */
export function chooseOne(groups: Groups, id: number): GroupChoice {
  const group = groupById(groups, id)
  if (group.acd_group_types_id !== groupTypes.configuration) {
    return {
      AcdGroupsID: id,
      AcdConfigurationGroupsID: null,
      AcdAgentGroupsID: null,
      bNoDuplicateEvents: group.b_no_duplicate_events,
    }
  }
  const primary = group.primary_acd_agent_groups_id
  if (primary === null) throw new Refusal('no_primary_agent_group')
  return choosePair(groups, id, primary)
}

export const groupsNamedBy = (event: NewEvent): number[] =>
  [event.AcdGroupsID, event.AcdConfigurationGroupsID, event.AcdAgentGroupsID].filter(
    (id) => id !== undefined,
  )

/** The group choice of a new event; the schema has made sure that it has exactly one form. */
export function chooseGroup(groups: Groups, event: NewEvent): GroupChoice {
  const { AcdGroupsID, AcdConfigurationGroupsID, AcdAgentGroupsID } = event
  if (AcdConfigurationGroupsID !== undefined && AcdAgentGroupsID !== undefined) {
    return choosePair(groups, AcdConfigurationGroupsID, AcdAgentGroupsID)
  }
  if (AcdGroupsID === undefined) throw new Refusal('acd_group_not_found')
  return chooseOne(groups, AcdGroupsID)
}
