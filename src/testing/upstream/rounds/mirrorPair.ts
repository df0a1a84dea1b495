import { sql } from 'kysely'
import { getMirror } from '@/contract/upstream/mirror'
import { pollWhereDue } from '@/server/upstream/keepMirrored'
import { startServer, type TestServer } from '../../startServer'
import { documentedAnswer } from '../documentedCalls'
import { anyInjury, type Injury } from '../injuries'
import { startUpstream } from '../startUpstream'

const holder = '2b1c9a70-0000-4000-8000-000000000002'
const minute = 60_000
/** Injured, an answer is waited for only so long; else as long as a busy machine may take. */
const [shortSilenceMs, longSilenceMs] = [150, 30_000]
export const listPaths = ['/acd/events', '/acd/groups', '/users', '/dialler/campaigns'] as const

/** What an injured list is not whole by: by its status, its end, its count, its IDs, or in time. */
const notWhole = new Set<Injury['is']>([
  'cut',
  'empty',
  'truncated',
  'miscounted',
  'doubled',
  'refused',
  'request lost',
  'silent',
])

const isList = (path: string) => listPaths.some((one) => path.endsWith(`/1${one}`))

/**
 * An upstream of a few events and a mirror of it, both with one clock that the rounds move, and with
 * injuries that a seed chooses.
 */
export async function startMirrorPair(random: (below: number) => number) {
  const upstream = await startUpstream()
  // Few events, so that many rounds fit into a minute.
  await upstream.server.db.asAccount(1, (tx) =>
    sql`DELETE FROM acd_events WHERE id NOT IN
      (SELECT id FROM acd_events ORDER BY id LIMIT 20)`.execute(tx),
  )
  const limits = { connectMs: 10_000, silenceMs: longSilenceMs }
  const server = await startServer(upstream.settings, undefined, { upstreamLimits: limits })
  let injured: Injury[] = []
  // Two clocks that the network sets differ by some seconds.
  let aheadMs = 0

  const pass = (ms: number) => {
    server.time.now += ms
    const now = server.time.now + aheadMs
    upstream.server.time.now = Math.max(now, upstream.server.time.now + 1)
  }

  /** Two calls of three have a bad day. */
  function injure(): void {
    limits.silenceMs = shortSilenceMs
    upstream.injure(({ method, path }) => {
      const injury = random(3) > 0 ? anyInjury(method, random) : undefined
      if (injury && isList(path)) injured.push(injury)
      return injury
    })
  }
  function heal(): void {
    limits.silenceMs = longSilenceMs
    upstream.heal()
  }

  /** One poll, 20 minutes after the last one; whether one of its lists could not be whole. */
  async function poll(): Promise<{ begun: number; isHurt: boolean }> {
    const { db, config, parts } = server
    if (!config.upstream) throw new Error('There is no upstream')
    aheadMs = random(6000) - 3000
    pass(20 * minute)
    injured = []
    const begun = server.time.now
    const { log, clock } = parts
    const mirror = { db, log, clock, zone: config.zone, upstream: config.upstream, limits }
    const signal = new AbortController().signal
    await pollWhereDue({ ...mirror, onList: server.lookForWrites }, 1, { holder, signal })
    return { begun, isHurt: injured.some(({ is }) => notWhole.has(is)) }
  }

  const textOf = async (of: TestServer, path: string) => {
    const answer = await of.fetch(`/rest/v1.0/1${path}`)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return documentedAnswer(await answer.text())
  }
  const idsOf = async (of: TestServer): Promise<number[]> => {
    const { rows } = await of.db.asAccount(1, (tx) =>
      sql<{ id: number }>`SELECT id FROM acd_events ORDER BY id`.execute(tx),
    )
    return rows.map(({ id }) => id)
  }

  return {
    upstream,
    server,
    pass,
    injure,
    heal,
    poll,
    state: () => server.call(getMirror),
    idsHere: () => idsOf(server),
    idsThere: () => idsOf(upstream.server),
    listHere: (path: string) => textOf(server, path),
    listThere: (path: string) => textOf(upstream.server, path),
    close: async () => {
      await server.close()
      await upstream.close()
    },
  }
}
export type MirrorPair = Awaited<ReturnType<typeof startMirrorPair>>
