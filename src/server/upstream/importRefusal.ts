import type { UpstreamSettings } from '../settings/upstreamSettings'
import { systemOfRecord } from './systemOfRecord'

/** Why events may not be imported into a client account; undefined: they may. */
export function importRefusal(
  upstream: UpstreamSettings | undefined,
  ClientsID: number,
): string | undefined {
  if (systemOfRecord(upstream).can(ClientsID, 'importEvents')) return undefined
  return `Client account ${ClientsID} is a mirror of ${upstream?.host}, which alone adds events to it. Nothing was changed.`
}
