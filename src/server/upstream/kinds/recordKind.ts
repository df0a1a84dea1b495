import type { Tables } from '../../db/schema'

/** One key of a record: where it is kept, and what it is. */
export type RecordField = {
  key: string
  column: string
  kind: 'id' | 'integer' | 'text' | 'flag' | 'stamp'
  /** A record may have null here, or lack it. */
  isNullable: boolean
  /**
   * Our own keys, which the documented calls do not answer: what a new record has where the key is
   * missing. A known one keeps what it has.
   */
  own?: number | null
  /** Names a record that may not be listed: it is then kept as one that is not. */
  names?: 'acd_groups' | 'users' | 'dialler_campaigns'
  /** What it names is known only once somebody looks: until then the record's text tells it. */
  isText?: true
  /** Made of other columns here, so it has none: what it is there, the record's text tells. */
  isMade?: true
}

type MirrorTable =
  | 'acd_events'
  | 'acd_groups'
  | 'users'
  | 'dialler_campaigns'
  | 'dialler_campaigns_result_codes'
  | 'dialler_contacts'

/** What records of a kind look like, and where they are kept. */
export type RecordShape = {
  kind: 'event' | 'group' | 'user' | 'campaign' | 'contact' | 'resultCode'
  table: MirrorTable & keyof Tables
  /** In the contract's order. */
  fields: readonly RecordField[]
  /** Columns that are made of the record. */
  derived: (value: Record<string, unknown>) => Record<string, unknown>
}

/** A kind of record that is polled, or read when it is needed: as a list and by itself. */
export type RecordKind = RecordShape & {
  /** Below the client account. */
  listPath: string
  onePath: (id: number) => string
}
