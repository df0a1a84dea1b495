import * as z from 'zod/mini'
import { type Endpoint, jsonBody, noBody } from './endpoint'
import { Done, shortOf } from './envelope'
import { isStep } from './event/eventSteps'
import { AcdEvent } from './event/events'
import { waitingStatusIds } from './filter/names'
import { IdText } from './values/scalars'

/** What Take next takes from: nobody has the event, and the system is not moving it. */
export const nextStatusIds: readonly number[] = waitingStatusIds.filter((id) => isStep('take', id))

/** The list of the web app behind a part of the page: its filter. */
export const mineFilter = 'agent:me status:open'
/** What is due in the groups of a user; of one without groups, what is bound to them. */
export const dueFilter = (groups: readonly number[]): string =>
  groups.length > 0 ? `appointment:due group:${groups.join(',')}` : 'appointment:due agent:me'

/** The first events of a list, and how many it has. */
const WorkList = z.object({
  filter: z.string(),
  count: z.int(),
  records: z.array(AcdEvent),
})
export type WorkList = z.infer<typeof WorkList>

const Work = z.object({
  /** The groups of the user. */
  AcdGroupsIDs: z.array(z.int()),
  /** A person can pause; a user with a token alone cannot. */
  bPerson: z.boolean(),
  bPaused: z.boolean(),
  mine: WorkList,
  due: WorkList,
  /** The first events that Take next would take, in its order. */
  next: z.array(AcdEvent),
  /** The event whose appointment comes first of those that Take next takes only then. */
  later: z.nullable(AcdEvent),
  status: z.literal(200),
})
export type Work = z.infer<typeof Work>

export const getWork = {
  name: 'getWork',
  summary: 'What is a user’s own, what is due in their groups, and what Take next would take',
  method: 'GET',
  path: '/app/v1/work',
  right: 'read',
  tenant: 'token',
  response: Work,
  ...noBody,
} as const satisfies Endpoint

export const takeNextEvent = {
  name: 'takeNextEvent',
  summary: 'Take the event that comes next: one’s own first, then those of one’s groups',
  method: 'POST',
  path: '/app/v1/events/next',
  does: () => 'changeEvent',
  right: 'act',
  tenant: 'token',
  idempotent: true,
  response: shortOf(AcdEvent),
  ...noBody,
} as const satisfies Endpoint

export const setPause = {
  name: 'setPause',
  summary: 'Pause, or go on: a person who pauses takes no next event',
  method: 'PUT',
  path: '/app/v1/pause',
  right: 'act',
  tenant: 'token',
  body: z.object({ bPaused: z.boolean() }),
  response: Done,
  ...jsonBody,
} as const satisfies Endpoint

const PausedMember = z.object({ UsersID: z.int() })

export const listPausedMembers = {
  name: 'listPausedMembers',
  summary: 'Which members of a group have paused',
  method: 'GET',
  path: '/app/v1/groups/{AcdGroupsID}/paused',
  right: 'actOnAll',
  tenant: 'token',
  params: z.object({ AcdGroupsID: IdText }),
  response: shortOf(PausedMember),
  ...noBody,
} as const satisfies Endpoint
