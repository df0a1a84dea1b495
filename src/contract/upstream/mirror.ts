import * as z from 'zod/mini'
import { type Endpoint, jsonBody, noBody } from '../endpoint'
import { Done } from '../envelope'
import { Id, Stamp } from '../values/scalars'

/** `silent`: it does not answer; `refused`: it refuses our token. The others are the mirror's age. */
export const mirrorStates = ['fresh', 'ageing', 'stale', 'silent', 'refused'] as const
export type MirrorState = (typeof mirrorStates)[number]

const RecordKind = z.enum(['event', 'group', 'user', 'campaign', 'contact', 'resultCode'])

/** The mirror of an existing system that a client account is. */
export const Mirror = z.object({
  /** Host name and port. */
  host: z.string(),
  state: z.enum(mirrorStates),
  /** When the last whole reading began; null: none was whole yet. */
  asOf: z.nullable(Stamp),
  /** How many events there are so far, while the mirror is being filled; null: it is filled. */
  filling: z.nullable(z.int()),
  /** What the upstream offers. */
  can: z.array(z.string()),
  /** What is missing there so suddenly that nothing is removed until an admin confirms it. */
  held: z.array(z.object({ kind: RecordKind, missing: z.int(), listed: z.int(), since: Stamp })),
  /** Records of another shape, which are not shown or stay as they were last understood. */
  rejected: z.array(
    z.object({ kind: RecordKind, ID: z.string(), reason: z.string(), since: Stamp }),
  ),
  status: z.int(),
})
export type Mirror = z.infer<typeof Mirror>

const path = '/app/v1/upstream'

export const getMirror = {
  name: 'getMirror',
  summary:
    'The mirror that this client account is: its host, its age, what waits and what was refused',
  method: 'GET',
  path,
  right: 'read',
  tenant: 'token',
  response: Mirror,
  ...noBody,
} as const satisfies Endpoint

export const hintAtEvent = {
  name: 'hintAtEvent',
  summary: 'An ACD event has changed in the upstream: it is read by itself at once',
  method: 'POST',
  path: `${path}/hint`,
  right: 'admin',
  tenant: 'token',
  body: z.object({ AcdEventsID: Id }),
  response: Done,
  ...jsonBody,
} as const satisfies Endpoint

export const confirmMissing = {
  name: 'confirmMissing',
  summary: 'Records that are suddenly missing in the upstream may be removed',
  method: 'POST',
  path: `${path}/confirm`,
  right: 'admin',
  tenant: 'token',
  response: Done,
  ...noBody,
} as const satisfies Endpoint
