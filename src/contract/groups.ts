import * as z from 'zod/mini'
import { type Endpoint, noBody, restBase } from './endpoint'
import { ListQuery, listOf, shortOf } from './envelope'
import { filledText, IdText } from './values/scalars'

/** AcdGroupTypesID: 1 standalone, 2 configuration, 3 agent. */
export const groupTypes = { standalone: 1, configuration: 2, agent: 3 } as const

export const AcdGroup = z.object({
  ID: z.int(),
  Name: z.string(),
  ClientsID: z.int(),
  GroupNumber: z.nullable(z.string()),
  ForeignSystemID: z.nullable(z.string()),
  AcdGroupTypesID: z.int(),
  PrimaryAcdAgentGroupsID: z.nullable(z.int()),
  ServiceLevelSeconds: z.nullable(z.int()),
  DistributionAlgorithmID: z.nullable(z.int()),
  bNoDuplicateEvents: z.boolean(),
  QueueMusicID4Sec: z.nullable(z.int()),
  SupervisorAggregationSkill5ID: z.nullable(z.int()),
  QueueOffhookAnnouncementID: z.nullable(z.int()),
  bPositionAnnouncement3: z.boolean(),
  TarifAnnouncementWavesID: z.nullable(z.int()),
  bCallRedirectionAfterNumberAnnouncement: z.boolean(),
})
export type AcdGroup = z.infer<typeof AcdGroup>

export const listGroups = {
  name: 'listGroups',
  heavy: 'whole',
  summary: 'All ACD groups',
  method: 'GET',
  path: `${restBase}/acd/groups`,
  right: 'read',
  tenant: 'path',
  query: ListQuery,
  response: listOf(AcdGroup),
  ...noBody,
} as const satisfies Endpoint

export const getGroup = {
  name: 'getGroup',
  summary: 'One ACD group by its ID',
  method: 'GET',
  path: `${restBase}/acd/groups/group/{AcdGroupsID}`,
  right: 'read',
  tenant: 'path',
  params: z.object({ AcdGroupsID: IdText }),
  response: shortOf(AcdGroup),
  ...noBody,
} as const satisfies Endpoint

export const findGroups = {
  name: 'findGroups',
  summary: 'ACD groups whose name contains the given part',
  method: 'GET',
  path: `${restBase}/acd/groups/group`,
  right: 'read',
  tenant: 'path',
  query: z.object({ name: filledText(256) }),
  response: shortOf(AcdGroup),
  ...noBody,
} as const satisfies Endpoint
