import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { makeDataDirectory } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { expectNothingLost } from '@/testing/faultReport'
import { adminToken, type ServerProcess, spawnServer } from '@/testing/spawnServer'

/** Each in a folder of its own, side by side: a start is mostly waiting. */
const places = ['one place', 'another']
/** Of each way of dying, some: see {@link writeAndKill}. */
const rounds = 16
const writers = 8
/** The embedded database alone is at stake; a shared PostgreSQL survives the death of its clients. */
const isEmbedded = !testDatabaseUrl

const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
type Sent = { UserData: string; ID: number | undefined }

async function create({ origin }: ServerProcess, UserData: string): Promise<number> {
  const response = await fetch(`${origin}/rest/v1.0/1/acd/events/create`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': UserData },
    body: JSON.stringify({
      AcdEventTypesID: 5,
      AcdGroupsID: 235,
      Sender: 'a',
      Subject: 'b',
      UserData,
    }),
  })
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()).records[0].ID
}

/** Creates until the server dies; the last create of each writer stays without an answer. */
async function writeUntilDeath(
  server: ServerProcess,
  [round, writer]: [number, number],
  onAcknowledged: () => void,
) {
  const sent: Sent[] = []
  for (let number = 0; ; number += 1) {
    const entry: Sent = { UserData: `round-${round}-${writer}-${number}`, ID: undefined }
    sent.push(entry)
    try {
      entry.ID = await create(server, entry.UserData)
      onAcknowledged()
    } catch (error) {
      if (
        server.child.exitCode === null &&
        server.child.signalCode === null &&
        !server.child.killed
      )
        throw error
      return sent
    }
  }
}

/** Some die before their first answer, the others after one, two or three, a moment later. */
async function writeAndKill(server: ServerProcess, round: number): Promise<Sent[]> {
  const writing: Promise<Sent[]>[] = []
  await new Promise<void>((resolve) => {
    let outstanding = round % 4
    const onAcknowledged = () => {
      outstanding -= 1
      if (outstanding <= 0) resolve()
    }
    for (let writer = 0; writer < writers; writer += 1) {
      writing.push(writeUntilDeath(server, [round, writer], onAcknowledged))
    }
    if (outstanding === 0) resolve()
  })
  await new Promise((resolve) => setTimeout(resolve, (round * 37) % 60))
  await server.kill()
  return (await Promise.all(writing)).flat()
}

async function stored({ origin }: ServerProcess, round: number): Promise<Map<string, number[]>> {
  const filter = encodeURIComponent(`round-${round}-`)
  const response = await fetch(`${origin}/rest/v1.0/1/acd/events?filter=${filter}`, { headers })
  const found = new Map<string, number[]>()
  for (const { UserData, ID } of (await response.json()).records) {
    found.set(UserData, [...(found.get(UserData) ?? []), ID])
  }
  return found
}

describe.runIf(isEmbedded)('the server’s process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-crash-'))
  const dataDir = join(folder, 'stopped')
  beforeAll(async () => {
    await buildServer()
    for (const name of [...places, 'stopped']) await makeDataDirectory(join(folder, name))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.concurrent.each(places)(
    `is killed ${rounds} times in %s while it creates: nothing acknowledged is lost, nothing is doubled`,
    async (place) => {
      let before: { round: number; sent: Sent[] } = { round: 0, sent: [] }
      let [acknowledged, again] = [0, 0]
      for (let round = 1; round <= rounds + 1; round += 1) {
        const server = await spawnServer(join(folder, place))
        const found = await stored(server, before.round)
        for (const { UserData, ID } of before.sent) {
          const ids = found.get(UserData) ?? []
          if (ID !== undefined) expect(ids, UserData).toEqual([ID])
          expect(ids.length, UserData).toBeLessThanOrEqual(1)
          // Without an answer one asks again under the same key: then it is there, once.
          if (ID === undefined) {
            const asked = await create(server, UserData)
            again += 1
            if (ids.length === 1) expect(ids, UserData).toEqual([asked])
          }
          if (ID !== undefined) acknowledged += 1
        }
        if (round > rounds) {
          await server.stop()
          break
        }
        before = { round, sent: await writeAndKill(server, round) }
      }
      expect(acknowledged).toBeGreaterThan(rounds)
      // Each was looked at one by one above.
      const fault = `embedded: killed ${rounds} times during creates in ${place}`
      expectNothingLost(fault, { acknowledged, again, lost: 0, doubled: 0 })
    },
    30 * 60_000,
  )

  test('stops on SIGTERM: an answer under way is given, new calls are not taken', async () => {
    const server = await spawnServer(dataDir)
    const whole = fetch(`${server.origin}/rest/v1.0/1/acd/events`, { headers })
    const response = await whole
    const stopping = server.stop()
    const list = await response.json()
    expect(list.count).toBe(list.records.length)
    expect(await stopping).toBe(0)
    await expect(fetch(`${server.origin}/health/live`)).rejects.toThrow()
  })

  test('refuses a data directory that another process has open, in one sentence', async () => {
    const server = await spawnServer(dataDir)
    await expect(spawnServer(dataDir)).rejects.toThrow(
      /is in use by process \d+\. Stop that process, or set CALLBOARD_DATA_DIR/,
    )
    await server.stop()
  })

  test('takes over what a process that is gone has left', async () => {
    const server = await spawnServer(dataDir)
    await server.kill()
    const again = await spawnServer(dataDir)
    expect(await again.stop()).toBe(0)
  })
})
