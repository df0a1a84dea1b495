import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { problems } from '@/contract/problem'
import { buildServer } from '@/testing/builtServer'
import { makeDataDirectory } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { compareStored, expectNothingLost } from '@/testing/faultReport'
import { noSmallDisk, smallDisk } from '@/testing/faults/smallDisk'
import { serverClient } from '@/testing/serverClient'
import { runCallboard, spawnServer } from '@/testing/spawnServer'

const isEmbedded = !testDatabaseUrl
const reason = isEmbedded ? noSmallDisk() : 'a shared PostgreSQL has its own disk'

const megabyte = 1024 * 1024
/** What no compression makes smaller. */
const textOf = (bytes: number) => randomBytes(bytes / 2).toString('hex')

describe.runIf(reason === undefined)('a disk that is full', () => {
  const root = mkdtempSync(join(tmpdir(), 'callboard-points-'))
  const whole = join(root, 'whole')
  const disks: ReturnType<typeof smallDisk>[] = []
  beforeAll(async () => {
    await buildServer()
    await makeDataDirectory(whole)
  }, 400_000)
  afterEach(() => {
    for (const disk of disks.splice(0)) disk.remove()
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  function makeDisk(megabytes: number) {
    const disk = smallDisk(megabytes)
    disks.push(disk)
    return disk
  }

  test('at a first start ends it with a sentence; with room the next one is a first start', async () => {
    const disk = makeDisk(200)
    // Where its files are made, and where they are filled.
    for (const left of [2, 30]) {
      disk.fill(left * megabyte)
      await expect(spawnServer(disk.dataDir), `${left} MB`).rejects.toThrow(
        /The server ended with 1: .*The disk of .* is full.*Make room there and start Callboard again/s,
      )
      disk.makeRoom()
    }
    const server = await spawnServer(disk.dataDir)
    const events = await serverClient(server).records('/rest/v1.0/1/acd/events')
    expect(await server.stop()).toBe(0)
    expect(existsSync(join(disk.dataDir, 'database.new'))).toBe(false)
    // The demo data of a first start, once.
    expectNothingLost('embedded: disk full at the first start', {
      acknowledged: events.length,
      lost: 400 - events.length,
      doubled: 0,
    })
  }, 400_000)

  test('at a table’s file refuses what needs room; the server goes on', async () => {
    const disk = makeDisk(150)
    cpSync(whole, disk.dataDir, { recursive: true })
    const server = await spawnServer(disk.dataDir)
    const client = serverClient(server)
    // The write-ahead log has room in the file that it has begun.
    disk.fill(0)
    const body = textOf(90_000)
    const acknowledged: string[] = []
    const refused: string[] = []
    const event = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456789' }
    const create = (name: string) =>
      client.send('/rest/v1.0/1/acd/events/create', {
        key: name,
        body: { ...event, Subject: name, UserData: name, Body: body },
      })
    for (let number = 0; refused.length < 3 && number < 60; number += 1) {
      const name = `table-${number}-`
      const { status, text } = await create(name)
      if (status === 200) acknowledged.push(name)
      else {
        refused.push(name)
        const [code, error] = problems.database_full
        expect([status, JSON.parse(text)]).toEqual([code, { status: code, error }])
      }
    }
    expect(refused).toHaveLength(3)
    expect(await client.statusOf('/rest/v1.0/1/acd/groups')).toBe(200)
    expect(await client.eventNames('table-')).toHaveLength(acknowledged.length)
    disk.makeRoom()
    const from = performance.now()
    for (const name of refused) expect((await create(name)).status).toBe(200)
    expectNothingLost('embedded: disk full at a table’s file', {
      acknowledged: acknowledged.length + refused.length,
      again: refused.length,
      ...compareStored([...acknowledged, ...refused], await client.eventNames('table-')),
      ended: server.child.exitCode === null ? 0 : 1,
      seconds: [(performance.now() - from) / 1000],
    })
    expect(await server.stop()).toBe(0)
  }, 400_000)

  test('during an import stops it; the same command goes on behind what is kept', async () => {
    // In the end it holds the write-ahead log too, of up to 96 MB.
    const disk = makeDisk(300)
    cpSync(whole, disk.dataDir, { recursive: true })
    const file = join(root, 'events.ndjson')
    const records = Array.from({ length: 300 }, (_, at) => ({
      ID: 1_000_001 + at,
      AcdGroupsID: 1,
      AcdEventTypesID: 5,
      AcdEventStatusID: 20,
      Sender: 'a@example.com',
      Subject: `imported-${at}-`,
      EventData: textOf(40_000),
      dtCreated: '2026-11-01T10:00:00.000',
    }))
    writeFileSync(file, records.map((one) => JSON.stringify(one)).join('\n'))
    const words = ['import', '--client', '1', file]
    const settings = { CALLBOARD_DATA_DIR: disk.dataDir }
    disk.fill(12 * megabyte)
    const stopped = await runCallboard(words, settings)
    expect(stopped.exit).toBe(1)
    expect(stopped.err).toMatch(/The import stopped: |The disk of .* is full/)
    disk.makeRoom()
    const done = await runCallboard(words, settings)
    expect([done.exit, done.err]).toEqual([
      0,
      expect.stringMatching(/300 events: 300 stored .*, 0 bad/),
    ])
    const exported = await runCallboard(['export', '--client', '1', '--format', 'ndjson'], settings)
    const stored = exported.out
      .split('\n')
      .filter((line) => line.includes('imported-'))
      .map((line) => JSON.parse(line).Subject)
    expectNothingLost('embedded: disk full during an import', {
      acknowledged: records.length,
      ...compareStored(
        records.map(({ Subject }) => Subject),
        stored,
      ),
    })
  }, 400_000)
})
