import type { Tx } from '../db/transaction'
import { recordById } from '../list/find'
import { eventSource } from './eventSource'

/** One event as the contract has it, as JSON text. */
export const eventRecord = (tx: Tx, id: number, zone: string): Promise<string> =>
  recordById(tx, eventSource(zone), id, 'acd_event_not_found')
