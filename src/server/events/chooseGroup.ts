import { faultText } from '@/contract/fault'
import { groupTypes } from '@/contract/groups'
import type { NewEvent } from '@/contract/newEvent'
import type { Tx } from '../http/mount'
import { faulty, Refusal } from '../http/refusal'

/** Where the event goes: AcdGroupsID is always the group that distributes it. */
export type GroupChoice = {
  AcdGroupsID: number
  AcdConfigurationGroupsID: number | null
  AcdAgentGroupsID: number | null
  bNoDuplicateEvents: boolean
}

async function groupById(tx: Tx, id: number) {
  const group = await tx
    .selectFrom('acd_groups')
    .select(['id', 'acd_group_types_id', 'primary_acd_agent_groups_id', 'b_no_duplicate_events'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!group) throw new Refusal('acd_group_not_found')
  return group
}

async function choosePair(tx: Tx, configurationId: number, agentId: number): Promise<GroupChoice> {
  const configuration = await groupById(tx, configurationId)
  const agent = await groupById(tx, agentId)
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
export async function chooseOne(tx: Tx, id: number): Promise<GroupChoice> {
  const group = await groupById(tx, id)
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
  return choosePair(tx, id, primary)
}

/** The group choice of a new event; the schema has made sure that it has exactly one form. */
export function chooseGroup(tx: Tx, event: NewEvent): Promise<GroupChoice> {
  const { AcdGroupsID, AcdConfigurationGroupsID, AcdAgentGroupsID } = event
  if (AcdConfigurationGroupsID !== undefined && AcdAgentGroupsID !== undefined) {
    return choosePair(tx, AcdConfigurationGroupsID, AcdAgentGroupsID)
  }
  if (AcdGroupsID === undefined) throw new Refusal('acd_group_not_found')
  return chooseOne(tx, AcdGroupsID)
}
