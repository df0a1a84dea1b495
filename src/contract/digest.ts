import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { Done } from './envelope'
import { MinuteText, Stamp } from './values/scalars'

/** Who had no page in sight for so long was away. */
export const awayMinutes = 15

export const digestParts = ['new', 'closed', 'overdue'] as const
export type DigestPart = (typeof digestParts)[number]

/**
 * The lists behind a digest's numbers: what is so now and was not so then. The minute is one of the
 * centre's clock, `2026-11-24T11:40`.
 */
export const digestFilters = (minute: string): Record<DigestPart, string> => ({
  new: `status:open -was:open@${minute}`,
  closed: `status:closed -was:closed@${minute}`,
  overdue: `appointment:overdue -was:overdue@${minute}`,
})

const counts = { new: z.int(), closed: z.int(), overdue: z.int() }

/** By the group that each event has now, those of which nothing is told left out. */
const DigestGroup = z.object({ AcdGroupsID: z.int(), Name: z.string(), ...counts })
export type DigestGroup = z.infer<typeof DigestGroup>

/** `since` null: nobody was away, and nothing is told. */
export const Digest = z.object({
  since: z.nullable(Stamp),
  asOf: Stamp,
  ...counts,
  groups: z.array(DigestGroup),
  status: z.literal(200),
})
export type Digest = z.infer<typeof Digest>

export const getDigest = {
  name: 'getDigest',
  summary: 'What became different while the reader was away, or since a past minute',
  method: 'GET',
  path: '/app/v1/digest',
  right: 'read',
  tenant: 'token',
  /** `since`: a past minute of 30 days; without it since when the reader was last seen. */
  query: z.object({ since: z.optional(MinuteText) }),
  response: Digest,
  heavy: true,
  ...noBody,
} as const satisfies Endpoint

export const markSeen = {
  name: 'markSeen',
  summary: 'Say that the reader is here: the digest begins where this was said last',
  method: 'PUT',
  path: '/app/v1/seen',
  right: 'read',
  tenant: 'token',
  response: Done,
  ...noBody,
} as const satisfies Endpoint
