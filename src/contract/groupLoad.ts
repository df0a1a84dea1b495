import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { shortOf } from './envelope'
import { DateText, IdText } from './values/scalars'

/** Half an hour of a day: when it begins (epoch ms, and as the centre's clock shows it). */
const LoadSlot = z.object({ at: z.int(), time: z.string(), callbacks: z.int() })
export type LoadSlot = z.infer<typeof LoadSlot>

export const getGroupLoad = {
  name: 'getGroupLoad',
  heavy: true,
  summary: 'How many open callbacks of a group each half hour of a day holds',
  method: 'GET',
  path: '/app/v1/groups/{AcdGroupsID}/load',
  right: 'read',
  tenant: 'token',
  params: z.object({ AcdGroupsID: IdText }),
  query: z.object({ date: DateText }),
  response: shortOf(LoadSlot),
  ...noBody,
} as const satisfies Endpoint
