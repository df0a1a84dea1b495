import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { Stamp } from '../values/scalars'

const bytes = z.nullable(z.number())

/** Null is what is not known from here, or not there. */
export const Health = z.object({
  dtAsOf: Stamp,
  version: z.string(),
  dtStarted: Stamp,
  database: z.object({
    kind: z.enum(['embedded', 'postgres']),
    answers: z.boolean(),
    /** How long it took, and what waits for one of its connections. */
    ms: z.nullable(z.int()),
    waiting: z.int(),
    bytes,
    bytesPerDay: bytes,
  }),
  disk: z.nullable(z.object({ freeBytes: z.number(), totalBytes: z.number() })),
  backups: z.nullable(
    z.object({
      dtLastWhole: z.nullable(Stamp),
      dtLastFailure: z.nullable(Stamp),
      reason: z.nullable(z.string()),
      failures: z.int(),
    }),
  ),
  feeds: z.int(),
  /** Since when what is known of the account's upstream is not newer. */
  dtMirror: z.nullable(Stamp),
  /** Those of this program; `newer` is one of another program that has changed the tables since. */
  migrations: z.object({ count: z.int(), newest: z.string(), newer: z.nullable(z.string()) }),
  /** Of another version that is installed in this one's place: what the next start would migrate. */
  next: z.nullable(z.object({ version: z.string(), migrations: z.int(), seconds: z.int() })),
  status: z.literal(200),
})
export type Health = z.infer<typeof Health>

export const getHealth = {
  name: 'getHealth',
  summary: 'How the server is that answers: database, disk, backups, feeds, mirror, version',
  method: 'GET',
  path: '/app/v1/health',
  right: 'admin',
  tenant: 'token',
  response: Health,
  ...noBody,
} as const satisfies Endpoint
