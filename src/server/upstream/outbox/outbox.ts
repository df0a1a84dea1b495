import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Db } from '../../db/open'
import type { Tx } from '../../db/transaction'
import { Refusal } from '../../http/refusal'
import type { Reply } from '../../http/reply'
import { hashOf } from '../../http/requestHash'
import type { StoredWrite, UpstreamWrite, UpstreamWrites } from '../../http/upstreamWrites'
import type { UpstreamSettings } from '../../settings/upstreamSettings'
import type { SystemOfRecord } from '../systemOfRecord'
import type { UpstreamLimits } from '../upstreamRequest'
import { askingOf } from './asking'
import { answerMs, askUpstream, type SendResult } from './askUpstream'
import type { Asking } from './deletion'
import type { KindOfWrite, WrittenRecord } from './kindOfWrite'
import { writeKinds } from './writeKinds'
import { outcomeOf } from './writeOutcome'
import { claimWrite, readWrite, updateWrite } from './writeRows'

export type OutboxParts = {
  db: Db
  system: SystemOfRecord
  clock: () => number
  zone: string
  log: Logger
  limits?: UpstreamLimits | undefined
}

/** A write has its answer, or is given up, by then. */
const longestWaitMs = answerMs + 15_000
const lookEveryMs = 100

/** A write that is stored or refused, as far as a transaction goes. */
type Settled = Pick<StoredWrite, 'state'> & Partial<StoredWrite>

const unclearNow = (): Settled => ({ state: 'unclear', given_up_at: new Date() })

const problemOf = (refusal: Refusal): Settled => ({
  state: 'not_sent',
  status: refusal.status,
  answer: JSON.stringify(refusal.body()),
})

/**
 * Writes that go upstream first, once. Each is a row before it is sent, so that a kill between
 * sending and answer is an unclear outcome like any other (decision 47).
 */
export function outbox({ db, system, clock, zone, log, limits }: OutboxParts) {
  const sender = randomUUID()
  const inFlight = new Set<number>()

  function upstreamOf(ClientsID: number): UpstreamSettings {
    const upstream = system.upstreamOf(ClientsID)
    if (!upstream) throw new Error('This client account has no upstream')
    return upstream
  }

  /** Somebody waits for its answer: here, or in another process that may be there. */
  const isWaitedFor = ({ id, state, sender: by, given_up_at }: StoredWrite) =>
    state === 'sending' &&
    (by === sender
      ? inFlight.has(id)
      : db.kind === 'postgres' && given_up_at.getTime() > Date.now())

  /** Claims a write in the caller's transaction; `deliver` sends it after the commit. */
  async function claim(tx: Tx, { kind, principal, now, key, request }: UpstreamWrite) {
    const { mark, lastKnownID } = await writeKinds[kind].prepare(tx, principal, request, zone)
    const row = {
      client_id: principal.ClientsID,
      kind,
      access_tokens_id: principal.AccessTokensID,
      key: key ?? null,
      request_sha256: hashOf(request),
      asker: JSON.stringify(principal),
      request: JSON.stringify(request),
      mark: JSON.stringify(mark),
      last_known_id: lastKnownID,
      sent_at: new Date(now),
      sender,
      given_up_at: new Date(Date.now() + longestWaitMs),
    }
    const claimed = await claimWrite(tx, row, now)
    // Before the commit, so that nobody takes it for one that was left behind.
    if (claimed.isNew) inFlight.add(claimed.write.id)
    return claimed
  }

  /** Keeps what became of it, with whatever waits for it. */
  async function settle(tx: Tx, write: StoredWrite, settled: Settled): Promise<void> {
    await updateWrite(tx, write.id, settled)
    const { host } = upstreamOf(write.client_id)
    await writeKinds[write.kind].settled?.(tx, { ...write, ...settled }, { host, zone })
  }

  const doneBy = ({ ID, answer }: WrittenRecord): Settled => ({
    state: 'done',
    record_id: ID,
    answer,
  })

  async function settledBy(tx: Tx, write: StoredWrite, asked: SendResult): Promise<Settled> {
    const { host } = upstreamOf(write.client_id)
    switch (asked.is) {
      case 'answered': {
        const kind: KindOfWrite = writeKinds[write.kind]
        const done = await kind.take(tx, write, asked.value, { now: clock(), zone })
        return done ? doneBy(done) : unclearNow()
      }
      case 'refused': {
        const { status, error } = asked
        return { state: 'refused', status, answer: JSON.stringify({ status, error }) }
      }
      case 'unclear':
        return unclearNow()
      case 'unreached':
        return problemOf(new Refusal('upstream_unreached', [], {}, { host }))
      case 'no entry':
        return problemOf(new Refusal('upstream_refused', [], {}, { host }))
      case 'not offered':
        return problemOf(new Refusal('upstream_no_call', [], {}, { host }))
    }
  }

  const inAccount = <Result>({ client_id }: StoredWrite, run: (tx: Tx) => Promise<Result>) =>
    db.asAccount(client_id, run)

  /** Sends a write that was claimed, and keeps what is known then. Never fails. */
  async function deliver(write: StoredWrite): Promise<void> {
    try {
      const call = writeKinds[write.kind].callOf(write)
      const asked = await askUpstream(upstreamOf(write.client_id), write.client_id, call, limits)
      await inAccount(write, async (tx) => settle(tx, write, await settledBy(tx, write, asked)))
    } catch (error) {
      // It may be done and could not be stored: polls look for it.
      log.error({ err: error, write: write.id }, 'a write to the upstream')
      await inAccount(write, (tx) => settle(tx, write, unclearNow())).catch(() => undefined)
    } finally {
      inFlight.delete(write.id)
    }
  }

  /** As it is once nobody waits for its answer. */
  async function settledRow(write: StoredWrite): Promise<StoredWrite> {
    const read = () => inAccount(write, (tx) => readWrite(tx, write.id))
    let row = await read()
    while (isWaitedFor(row)) {
      await pause(lookEveryMs)
      row = await read()
    }
    // It may have been settled while this was read: what is read from here on is what became of it.
    return row.state === 'sending' ? read() : row
  }

  /** A record is its key, and it is told for good. */
  const isSaid = ({ kind, state }: StoredWrite) => {
    const { isToldOnce }: KindOfWrite = writeKinds[kind]
    return isToldOnce === true && (state === 'done' || state === 'refused')
  }

  /** What became of it. Who is told that it was not done may send it again under the same key. */
  async function outcome(write: StoredWrite): Promise<Reply> {
    const row = await settledRow(write)
    const { host } = upstreamOf(row.client_id)
    const records = await inAccount(row, async (tx) => {
      if (row.state === 'not_done') {
        await updateWrite(tx, row.id, problemOf(new Refusal('upstream_not_done', [], {}, { host })))
      }
      if (isSaid(row)) await updateWrite(tx, row.id, { key: null })
      if (row.state !== 'several') return []
      return writeKinds[row.kind].candidates(tx, row.candidates, zone)
    })
    const answer = outcomeOf(row, host, records)
    if (answer instanceof Error) throw answer
    return answer
  }

  /** Sends a write and answers as the upstream did; the same key again tells what became of it. */
  async function send(sending: UpstreamWrite): Promise<Reply> {
    const { isNew, write } = await db.asAccount(sending.principal.ClientsID, (tx) =>
      claim(tx, sending),
    )
    if (isNew) await deliver(write)
    return outcome(write)
  }

  const asking = (ClientsID: number, signal?: AbortSignal): Asking =>
    askingOf({ upstream: upstreamOf(ClientsID), ClientsID, signal, limits })

  const isFor = (ClientsID: number) => system.upstreamOf(ClientsID) !== undefined
  const writes: UpstreamWrites = { isFor, send, claim, deliver }
  return { ...writes, settle, doneBy, isWaitedFor, asking }
}
export type Outbox = ReturnType<typeof outbox>
