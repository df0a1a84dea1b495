import { type RecordAction, recordActions } from '@/contract/upstream/recordActions'
import type { UpstreamSettings } from '../settings/upstreamSettings'

/** The documented calls that write: what is sent on. */
const offered: readonly RecordAction[] = [
  'createEvent',
  'cloneCampaign',
  'deleteCampaign',
  'importContact',
  'deleteContact',
]

/**
 * Which system is right for a client account, and what can be done there: all that the rest of the
 * server asks about it (decision 47).
 */
export type SystemOfRecord = {
  /** The system in front of which Callboard stands for this account; undefined: Callboard itself. */
  upstreamOf: (ClientsID: number) => UpstreamSettings | undefined
  /** The accounts that are mirrors. */
  mirrored: readonly number[]
  /** All that can be done where Callboard is the system; else what the upstream offers. */
  actions: (ClientsID: number) => readonly RecordAction[]
  can: (ClientsID: number, action: RecordAction) => boolean
  /** What people are told of it; undefined where Callboard is the system. */
  told: (ClientsID: number) => { host: string; can: RecordAction[] } | undefined
}

export function systemOfRecord(upstream: UpstreamSettings | undefined): SystemOfRecord {
  const upstreamOf = (ClientsID: number) => (upstream?.tokens.has(ClientsID) ? upstream : undefined)
  const actions = (ClientsID: number) => (upstreamOf(ClientsID) ? offered : recordActions)
  return {
    upstreamOf,
    mirrored: [...(upstream?.tokens.keys() ?? [])].sort((a, b) => a - b),
    actions,
    told: (ClientsID) => {
      const upstream = upstreamOf(ClientsID)
      return upstream && { host: upstream.host, can: [...offered] }
    },
    can: (ClientsID, action) => actions(ClientsID).includes(action),
  }
}
