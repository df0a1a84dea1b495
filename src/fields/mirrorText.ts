import type { Mirror } from '@/contract/upstream/mirror'
import { stampInstant } from '@/contract/values/zone'
import { m } from '@/messages'
import type { Centre } from '@/session/useCentre'
import { formatStampDay } from '@/ui/text/format'

/** `2026-11-24T10:42:07.123`: the clock's part of it. */
const clockOf = (stamp: string) => stamp.slice(11, 19)

const dayMs = 24 * 60 * 60_000

/** `Mirror of HOST, as of 10:42:07`; a time alone would be taken for today's where it is older than a day. */
export function mirrorAge(
  host: string,
  asOf: string,
  { now, zone }: Pick<Centre, 'now' | 'zone'>,
): string {
  const { ofHost } = m.upstream
  const instant = stampInstant(asOf, zone)
  if (instant === undefined || now - instant < dayMs) return ofHost.asOf(host, clockOf(asOf))
  return ofHost.asOfDay(host, formatStampDay(asOf), clockOf(asOf))
}

/** `Mirror of HOST, as of 10:42:07`, and what is wrong with it. */
export function mirrorText(
  { host, state, asOf, filling }: Mirror,
  centre: Pick<Centre, 'now' | 'zone'>,
): string {
  const { ofHost, states } = m.upstream
  const isTrouble = state === 'silent' || state === 'refused'
  const line =
    filling === null && asOf !== null
      ? mirrorAge(host, asOf, centre)
      : ofHost.filling(host, filling ?? 0)
  if (isTrouble) return `${line} · ${states[state](host)}`
  return filling === null ? `${line} · ${states[state](host)}` : line
}
