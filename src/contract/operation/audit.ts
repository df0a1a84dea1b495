import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { ListQuery, listOf } from '../envelope'
import { Stamp } from '../values/scalars'

/** Everything that is written down: the kind of the object, a dot, and what was done to it. */
export const auditActions = [
  'event.create',
  'event.duplicate',
  'event.hold',
  'event.takeBack',
  'event.take',
  'event.handToAgent',
  'event.handToGroup',
  'event.seen',
  'event.remind',
  'event.move',
  'event.release',
  'event.priority',
  'event.comment',
  'event.close',
  'event.reopen',
  'events.demo',
  'events.import',
  'events.imported',
  'events.forget',
  'caller.erase',
  'campaign.clone',
  'campaign.delete',
  'campaign.restore',
  'contact.import',
  'contacts.import',
  'contact.overwrite',
  'contact.delete',
  'group.change',
  'wallboard.tiles',
  'upstream.confirm',
  'view.create',
  'view.change',
  'view.delete',
  'view.limit',
  'view.unlimit',
  'alert.take',
  'alert.quiet',
  'person.create',
  'person.change',
  'person.invite',
  'person.deactivate',
  'person.activate',
  'person.pause',
  'identity.add',
  'identity.map',
  'identity.remove',
  'passkey.add',
  'passkey.remove',
  'passkey.refuse',
  'database.restore',
  'token.create',
  'token.reinstate',
  'token.revoke',
  'session.start',
  'session.end',
] as const
export type AuditAction = (typeof auditActions)[number]

const OptionalId = z.nullable(z.int())

/** `before` and `after` hold the keys of the record that changed, as the wire spells them. */
const AuditEntry = z.object({
  ID: z.int(),
  dtCreated: Stamp,
  AccessTokensID: OptionalId,
  UsersID: OptionalId,
  role: z.string(),
  name: z.string(),
  origin: z.enum(['token', 'session', 'command']),
  action: z.string(),
  objectKind: z.string(),
  objectID: OptionalId,
  comment: z.nullable(z.string()),
  before: z.unknown(),
  after: z.unknown(),
  /** Whether a copy of what was deleted is kept with the entry. */
  bCopy: z.boolean(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

const audit = { method: 'GET', right: 'admin', tenant: 'token', ...noBody } as const

export const listAudit = {
  ...audit,
  name: 'listAudit',
  heavy: 'whole',
  summary:
    'The audit log of the client account; filter by id, action, object, number, name, created',
  path: '/app/v1/audit',
  query: ListQuery,
  response: listOf(AuditEntry),
} as const satisfies Endpoint

export const exportAudit = {
  ...audit,
  name: 'exportAudit',
  heavy: true,
  summary: 'The audit log as a file: one JSON object a line, or CSV',
  path: '/app/v1/audit/export',
  query: z.object({
    filter: z.optional(z.string()),
    format: z.enum(['ndjson', 'csv']),
  }),
  response: z.string(),
} as const satisfies Endpoint
