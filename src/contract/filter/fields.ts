/** The kind of a field's values, which decides how a filter can test them. */
export type FieldKind =
  | 'number'
  | 'text'
  | 'date'
  | 'type'
  | 'status'
  | 'group'
  | 'agent'
  | 'appointment'
  | 'moment'
  | 'goal'
  | 'past'
  | 'listed'

export type FilterFields = Readonly<Record<string, FieldKind>>

export const eventFilterFields = {
  id: 'number',
  type: 'type',
  status: 'status',
  group: 'group',
  agent: 'agent',
  sender: 'text',
  receiver: 'text',
  subject: 'text',
  ticket: 'text',
  userdata: 'text',
  priority: 'number',
  created: 'date',
  modified: 'date',
  appointment: 'appointment',
  closed: 'moment',
  answered: 'moment',
  deadline: 'moment',
  goal: 'goal',
  was: 'past',
  listed: 'listed',
} as const satisfies FilterFields
export type EventFilterField = keyof typeof eventFilterFields

/** Campaigns, groups, users, contacts. */
export const nameFields = { id: 'number', name: 'text' } as const satisfies FilterFields

/** The audit log. `number` is the ID of the record that an entry is about. */
export const auditFields = {
  id: 'number',
  action: 'text',
  object: 'text',
  number: 'number',
  name: 'text',
  role: 'text',
  token: 'number',
  user: 'number',
  created: 'date',
} as const satisfies FilterFields
export type AuditField = keyof typeof auditFields
