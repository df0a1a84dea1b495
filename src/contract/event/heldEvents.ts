import * as z from 'zod/mini'
import { type Endpoint, jsonBody, noBody } from '../endpoint'
import { shortOf } from '../envelope'
import { Problem } from '../problem'
import { appointmentFaults } from './appointment'
import { AcdEvent } from './events'
import { FormKey } from './formKey'
import { NewEvent, NewEventFields } from './newEvent'

/**
 * A create that waits some seconds on the server, and what became of it: `held` until `dueAt`,
 * then `created` (`record`) or `failed` (`problem`), unless it was `taken_back`. In front of another
 * system it is `sent` in between, or `unclear` (`problem`) where no answer came. Epoch ms.
 */
const HeldEvent = z.object({
  key: z.string(),
  state: z.enum(['held', 'sent', 'unclear', 'created', 'taken_back', 'failed']),
  askedAt: z.int(),
  dueAt: z.int(),
  event: NewEventFields,
  record: z.nullable(AcdEvent),
  problem: z.nullable(Problem),
})

const path = '/app/v1/events/held'
const params = z.object({ key: FormKey })

export const holdEvent = {
  name: 'holdEvent',
  summary:
    'Create an ACD event after the seconds in which it can be taken back. The Idempotency-Key is required; the same key with the same body tells what became of it',
  method: 'POST',
  path,
  right: 'create',
  tenant: 'token',
  body: NewEvent,
  faultsNow: appointmentFaults,
  idempotent: true,
  response: shortOf(HeldEvent),
  ...jsonBody,
} as const satisfies Endpoint

export const listHeldEvents = {
  name: 'listHeldEvents',
  summary: 'Creates of the principal that still wait or that failed',
  method: 'GET',
  path,
  right: 'create',
  tenant: 'token',
  response: shortOf(HeldEvent),
  ...noBody,
} as const satisfies Endpoint

export const getHeldEvent = {
  name: 'getHeldEvent',
  summary: 'What became of a create',
  method: 'GET',
  path: `${path}/{key}`,
  right: 'create',
  tenant: 'token',
  params,
  response: shortOf(HeldEvent),
  ...noBody,
} as const satisfies Endpoint

export const takeBackEvent = {
  name: 'takeBackEvent',
  summary: 'Take a create back while it waits, or put a failed one away; tells what became of it',
  method: 'DELETE',
  path: `${path}/{key}`,
  right: 'create',
  tenant: 'token',
  params,
  response: shortOf(HeldEvent),
  ...noBody,
} as const satisfies Endpoint
