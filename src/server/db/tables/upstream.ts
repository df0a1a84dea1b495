import type { Generated } from 'kysely'

export type UpstreamMirrorsTable = {
  client_id: number
  upstream: string
  leased_by: string | null
  leased_until: Date | null
  next_poll_at: Date
  failures: Generated<number>
  as_of: Date | null
  filled_at: Date | null
  filling: Generated<number>
  fault: 'silent' | 'refused' | 'broken' | null
  reason: string | null
}

export type UpstreamRecordsTable = {
  client_id: number
  kind: string
  id: number
  hash: Buffer | null
  read_at: Date | null
  missing: Generated<number>
  removable: Generated<boolean>
  listed: Generated<boolean>
}

export type UpstreamRejectedTable = {
  client_id: number
  kind: string
  id: string
  reason: string
  since: Date
  /** Whose list told of it; 0: the list of all. */
  dialler_campaigns_id: Generated<number>
}

export type UpstreamShrinksTable = {
  client_id: number
  kind: string
  missing: number
  listed: number
  since: Date
  dialler_campaigns_id: Generated<number>
}

export type UpstreamHintsTable = { client_id: number; acd_events_id: number; asked_at: Date }

export type UpstreamLooksTable = {
  client_id: number
  what: string
  as_of: Date | null
  asked_at: Date
  next_at: Date
  reader: string | null
  read_until: Date | null
  fault: 'silent' | 'refused' | 'broken' | null
}
