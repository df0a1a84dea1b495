import type { UpstreamSettings } from '../settings/upstreamSettings'
import type { RecordKind } from './kinds/recordKind'
import type { ListedRecord } from './read/readList'
import { topLevelValues } from './topLevelValues'
import { upstreamCall } from './upstreamAnswer'
import { UpstreamFault } from './upstreamFault'
import type { UpstreamLimits } from './upstreamRequest'

/** A record that was asked for by itself; `none`: 404 with JSON. */
export type OneRecord = { record: ListedRecord } | 'none' | 'unknown'

const recordsOf = (value: unknown): unknown[] => {
  const records = (value as { records?: unknown } | null | undefined)?.records
  return Array.isArray(records) ? records : []
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Waiting = { signal?: AbortSignal | undefined; limits?: UpstreamLimits | undefined }

/** Fails with an UpstreamFault where no answer comes. */
export async function readOneRecord(
  settings: UpstreamSettings,
  ClientsID: number,
  kind: RecordKind,
  ID: number,
  { signal, limits }: Waiting = {},
): Promise<OneRecord> {
  const call = { method: 'GET', path: kind.onePath(ID), signal } as const
  const answer = await upstreamCall(settings, ClientsID, call, limits)
  const { status, value, text, retryAfterMs } = answer
  if (status === 404) return isObject(value) ? 'none' : 'unknown'
  if (status === 429 || status >= 500) {
    throw new UpstreamFault('silent', `${settings.host} answered ${status}`, retryAfterMs)
  }
  const [record] = recordsOf(value)
  if (status !== 200 || !isObject(record) || record.ID !== ID) return 'unknown'
  return { record: { text: recordText(text), value: record, ID } }
}

/** The only record as it is written. */
function recordText(text: string): string {
  const values = new Map(topLevelValues(text))
  const list = values.get('records') ?? '[]'
  return list.slice(1, -1).trim()
}
