import type { Mirror } from '@/contract/upstream/mirror'
import { m } from '@/messages'

/** `2026-11-24T10:42:07.123`: the clock's part of it. */
const clockOf = (stamp: string) => stamp.slice(11, 19)

/** `Mirror of HOST, as of 10:42:07`, and what is wrong with it. */
export function mirrorText({ host, state, asOf, filling }: Mirror): string {
  const { ofHost, states } = m.upstream
  const isTrouble = state === 'silent' || state === 'refused'
  const line =
    filling === null && asOf !== null
      ? ofHost.asOf(host, clockOf(asOf))
      : ofHost.filling(host, filling ?? 0)
  if (isTrouble) return `${line} · ${states[state](host)}`
  return filling === null ? `${line} · ${states[state](host)}` : line
}
