import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Db } from '../db/open'
import type { MirrorNote } from '../operation/operationNotes'
import type { UpstreamSettings } from '../settings/upstreamSettings'
import { readHinted } from './hints'
import { type Leased, LeaseLost, takeLease } from './lease'
import { type ListPoll, type Polled, pollMirror } from './pollMirror'
import { stateOf } from './readMirror'
import { faultName, UpstreamFault } from './upstreamFault'
import type { UpstreamLimits } from './upstreamRequest'

const longestMs = 5 * 60_000
/** A poll may take this part of the time. */
const shareOfTime = 5
/** The part of a pause that is left to chance, so that many mirrors do not ask at one moment. */
const chance = 0.2
/** How often a process looks whether a poll is due. */
const longestLookMs = 1000

/** The pause until the next poll; the more polls failed, the longer. */
export function pauseMs(
  intervalMs: number,
  {
    tookMs,
    failures,
    retryAfterMs = 0,
  }: { tookMs: number; failures: number; retryAfterMs?: number },
  random: () => number = Math.random,
): number {
  const steady = Math.max(intervalMs, shareOfTime * tookMs)
  const doubled = Math.min(longestMs, steady * 2 ** Math.min(failures, 20))
  return Math.max(retryAfterMs, Math.min(longestMs, doubled * (1 + chance * random())))
}

export type MirrorParts = {
  db: Db
  log: Logger
  clock: () => number
  zone: string
  upstream: UpstreamSettings
  /** How long the upstream is waited for; absent: as long as in real life. */
  limits?: UpstreamLimits | undefined
  /** Told of each reading of a list. */
  onList?: ((poll: ListPoll) => Promise<void>) | undefined
  /** Told how old a mirror is, whichever process polls it. */
  onAge?: ((ClientsID: number, note: MirrorNote) => void) | undefined
}

async function settle(
  { db, clock, upstream }: MirrorParts,
  ClientsID: number,
  {
    holder,
    leased,
    begun,
    tookMs,
    polled,
  }: { holder: string; leased: Leased; begun: number; tookMs: number; polled: Polled },
): Promise<void> {
  const now = clock()
  const [fault] = polled.faults
  const failures = fault === undefined ? 0 : leased.failures + 1
  const isFirst = leased.filled_at === null
  const pause = pauseMs(upstream.intervalMs, {
    tookMs: isFirst ? 0 : tookMs,
    failures,
    retryAfterMs: Math.max(0, ...polled.faults.map((one) => one.retryAfterMs ?? 0)),
  })
  const asOf = fault === undefined ? new Date(begun) : leased.as_of
  const filledAt = leased.filled_at ?? (fault === undefined ? new Date(now) : null)
  await db.asAccount(ClientsID, (tx) =>
    sql`UPDATE upstream_mirrors SET leased_by = NULL, leased_until = NULL,
        next_poll_at = ${new Date(now + pause)}, failures = ${failures}, as_of = ${asOf},
        filled_at = ${filledAt}, fault = ${faultName(fault)}, reason = ${fault?.message ?? null}
      WHERE leased_by = ${holder}::uuid`.execute(tx),
  )
}

const release = async (db: Db, ClientsID: number, holder: string): Promise<true> => {
  await db.asAccount(ClientsID, (tx) =>
    sql`UPDATE upstream_mirrors SET leased_by = NULL, leased_until = NULL
      WHERE leased_by = ${holder}::uuid`.execute(tx),
  )
  return true
}

/** One poll where it is due and no other process has it; false where it is not. */
export async function pollWhereDue(
  parts: MirrorParts,
  ClientsID: number,
  { holder, signal }: { holder: string; signal: AbortSignal },
): Promise<boolean> {
  const { db, log, clock, upstream } = parts
  const begun = clock()
  // A clock that is set meanwhile says nothing of how long it took.
  const from = performance.now()
  const leased = await takeLease(db, ClientsID, { holder, now: begun })
  if (leased === undefined) return false
  const onFilling = async (events: number) => {
    await db.asAccount(ClientsID, (tx) =>
      sql`UPDATE upstream_mirrors SET filling = ${events}`.execute(tx),
    )
  }
  const isFirst = leased.filled_at === null
  const poll = pollMirror({ ...parts, ClientsID, holder, isFirst, signal, onFilling })
  const polled = await poll()
  const [fault] = polled.faults
  // Ended by us, it says nothing of the upstream.
  if (signal.aborted) return release(db, ClientsID, holder)
  if (fault) {
    log.warn({ ClientsID, fault: fault.kind, reason: fault.message }, 'the upstream')
  }
  const tookMs = performance.now() - from
  await settle(parts, ClientsID, { holder, leased, begun, tookMs, polled })
  if (isFirst && fault === undefined) {
    log.info({ ClientsID, host: upstream.host, changed: polled.changed }, 'the mirror is filled')
    await db.analyze()
  }
  return true
}

export async function tellAge({ db, onAge }: MirrorParts, ClientsID: number): Promise<void> {
  const row = await db.asAccount(ClientsID, (tx) =>
    tx.selectFrom('upstream_mirrors').select(['as_of', 'fault', 'next_poll_at']).executeTakeFirst(),
  )
  if (!row) return
  const asOf = row.as_of?.getTime() ?? null
  onAge?.(ClientsID, { asOf, stateAt: (now) => stateOf(row, now) })
}

/** Waits until it is time to look again, or a hint wakes it. */
function waking(signal: AbortSignal) {
  let wake: () => void = () => undefined
  return {
    wake: () => wake(),
    wait: async (ms: number) => {
      const woken = new AbortController()
      wake = () => woken.abort()
      const either = AbortSignal.any([signal, woken.signal])
      await delay(ms, undefined, { signal: either, ref: false }).catch(() => undefined)
    },
  }
}

/**
 * Polls the mirrors of all accounts, each by one process at a time, and reads hinted events beside
 * that; the function ends it.
 */
export function keepMirrored(parts: MirrorParts): () => Promise<void> {
  const { db, log, upstream } = parts
  const ended = new AbortController()
  const { signal } = ended
  const holder = randomUUID()
  const lookMs = Math.min(longestLookMs, upstream.intervalMs)

  async function again(
    ClientsID: number,
    work: () => Promise<unknown>,
    pause: () => Promise<void>,
  ) {
    while (!signal.aborted) {
      await work().catch((error) => {
        if (signal.aborted || error instanceof LeaseLost || error instanceof UpstreamFault) return
        log.error({ err: error, ClientsID }, 'the mirror')
      })
      await pause()
    }
  }

  async function keep(ClientsID: number): Promise<void> {
    const { wake, wait } = waking(signal)
    const unsubscribe = await db
      .listen((message) => message === `upstream ${ClientsID}` && wake())
      .catch(() => () => undefined)
    const pause = waking(signal)
    await Promise.all([
      again(
        ClientsID,
        async () => {
          await pollWhereDue(parts, ClientsID, { holder, signal })
          await tellAge(parts, ClientsID)
        },
        () => pause.wait(lookMs),
      ),
      again(
        ClientsID,
        () => readHinted(parts, ClientsID, signal),
        () => wait(longestLookMs),
      ),
    ])
    unsubscribe()
  }
  const running = [...upstream.tokens.keys()].map(keep)
  return async () => {
    ended.abort()
    await Promise.all(running)
  }
}
