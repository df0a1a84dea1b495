import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problems } from '@/contract/problem'
import { buildServer } from '@/testing/builtServer'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { expectNothingLost } from '@/testing/faultReport'
import { losses, tcpProxy } from '@/testing/faults/tcpProxy'
import { startPostgres } from '@/testing/postgres'
import { type Answer, type ServerClient, serverClient } from '@/testing/serverClient'
import { type ServerProcess, spawnServer } from '@/testing/spawnServer'

/** Its connections are cut while a server commits; the embedded database has none. */
const postgres = testDatabaseUrl ? await startPostgres() : undefined

type Change = {
  what: string
  /** What the transaction says that makes this change, and no other. */
  of: (name: string) => string
  at?: string
  send: (client: ServerClient, name: string) => Promise<Answer>
  /** What the same call is answered when the change was made the first time; 200 where a key tells. */
  again?: number
  /** Also lost where nobody is told, which takes seconds to be noticed. */
  isSlow?: boolean
  /** How often it was made. */
  count: (client: ServerClient, name: string) => Promise<number>
}

const quickLosses = losses.slice(0, 2)
const events = async (client: ServerClient, name: string) => (await client.eventNames(name)).length
const campaigns = async (client: ServerClient, name: string) =>
  (await client.campaigns()).filter((campaign) => campaign.Name === name).length
const heldState = async (client: ServerClient, name: string) =>
  JSON.parse((await client.hold(name)).text).records[0].state

describe.runIf(postgres)('the connection is lost while a change commits', () => {
  const url = postgres?.url ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'callboard-unclear-'))
  const owner = new Pool({ connectionString: url, max: 1 })
  owner.on('error', () => undefined)
  let proxy: Awaited<ReturnType<typeof tcpProxy>>
  let server: ServerProcess
  let client: ServerClient
  const doomed = new Map<string, number>()

  const idOf = async (name: string) => {
    const id = doomed.get(name) ?? (await client.campaigns()).find(({ Name }) => Name === name)?.ID
    if (id !== undefined) doomed.set(name, id)
    return id
  }
  const deletions = async (_: ServerClient, name: string) => {
    const { rows } = await owner.query(
      `SELECT count(*)::integer AS count FROM audit_log WHERE client_id = 1 AND object_id = $1
        AND action = 'campaign.delete'`,
      [await idOf(name)],
    )
    return rows[0].count
  }

  const changes: Change[] = [
    {
      what: 'a create with a key',
      isSlow: true,
      of: (name) => name,
      send: (to, name) => to.create(name, name),
      count: events,
    },
    {
      what: 'a clone with a key',
      of: (name) => name,
      send: (to, name) => to.clone(name, name),
      count: campaigns,
    },
    {
      what: 'a clone without a key',
      of: (name) => name,
      send: (to, name) => to.clone(name),
      again: 409,
      count: campaigns,
    },
    {
      what: 'a delete',
      of: () => 'delete from "dialler_campaigns"',
      send: async (to, name) => to.remove(await idOf(name)),
      again: 404,
      count: deletions,
    },
    {
      what: 'a held create',
      of: (name) => `the form of ${name}`,
      send: (to, name) => to.hold(name),
      count: async (to, name) => {
        await expect.poll(() => heldState(to, name), { timeout: 20_000 }).toBe('created')
        return events(to, name)
      },
    },
  ]

  beforeAll(async () => {
    await buildServer()
    proxy = await tcpProxy(url)
    const settings = { DATABASE_URL: proxy.url, CALLBOARD_UNDO_SECONDS: '1' }
    server = await spawnServer(folder, settings)
    client = serverClient(server)
  })
  afterAll(async () => {
    await server.stop()
    await Promise.all([proxy.close(), owner.end()])
    postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const expectUnclear = ({ status, text }: Answer) => {
    const [code, error] = problems.outcome_unclear
    expect([status, JSON.parse(text)]).toEqual([code, { status: code, error }])
  }

  test.each(changes)('$what: asked again it is done once', async (change) => {
    const counts = { acknowledged: 0, again: 0, lost: 0, doubled: 0, ended: 0 }
    for (const loss of change.isSlow ? losses : quickLosses) {
      const name = `${change.what}, ${loss} lost`
      if (change.what === 'a delete') expect((await client.clone(name)).status).toBe(200)
      await idOf(name)
      const struck = proxy.loseCommit({ of: change.of(name), loss })
      const first = await change.send(client, name)
      await struck
      expectUnclear(first)
      counts.again += 1
      const { status } = await change.send(client, name)
      // What the database never heard of is done now; what it did is not done again.
      expect([loss, status]).toEqual([loss, loss === 'the message' ? 200 : (change.again ?? 200)])
      counts.acknowledged += 1
      const times = await change.count(client, name)
      counts.lost += times === 0 ? 1 : 0
      counts.doubled += Math.max(0, times - 1)
    }
    if (server.child.exitCode !== null) counts.ended += 1
    expectNothingLost(`PostgreSQL: connection lost at COMMIT of ${change.what}`, counts)
  })

  test('a create without a key is stored at most once', async () => {
    const counts = { acknowledged: 0, lost: 0, doubled: 0, ended: 0 }
    for (const loss of losses) {
      const name = `a create alone, ${loss} lost`
      const at = 'callboard_create_events'
      const struck = proxy.loseCommit({ of: name, at, loss })
      const first = await client.create(name)
      await struck
      expectUnclear(first)
      expect(await client.eventNames(name)).toHaveLength(loss === 'the message' ? 0 : 1)
      const after = `${name}, and after`
      if ((await client.create(after)).status === 200) counts.acknowledged += 1
      const stored = await client.eventNames(after)
      counts.lost += stored.length === 0 ? 1 : 0
      counts.doubled += Math.max(0, stored.length - 1)
    }
    if (server.child.exitCode !== null) counts.ended += 1
    expectNothingLost('PostgreSQL: connection lost in a create without a key', counts)
  })

  test('the release of held creates makes each event once', async () => {
    const counts = { acknowledged: 0, lost: 0, doubled: 0, ended: 0 }
    for (const loss of quickLosses) {
      const name = `a release, ${loss} lost`
      expect((await client.hold(name)).status).toBe(200)
      await proxy.loseCommit({ of: name, loss })
      counts.acknowledged += 1
      await expect.poll(() => heldState(client, name), { timeout: 30_000 }).toBe('created')
      const stored = await client.eventNames(name)
      counts.lost += stored.length === 0 ? 1 : 0
      counts.doubled += Math.max(0, stored.length - 1)
    }
    if (server.child.exitCode !== null) counts.ended += 1
    expectNothingLost('PostgreSQL: connection lost at COMMIT of a release', counts)
  })
})
