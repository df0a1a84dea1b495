import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { compareStored, expectNothingLost } from '@/testing/faultReport'
import { noSmallDisk, smallDisk } from '@/testing/faults/smallDisk'
import { startPostgres } from '@/testing/postgres'
import { type ServerClient, serverClient } from '@/testing/serverClient'
import { type ServerProcess, spawnServer } from '@/testing/spawnServer'

const isOnPostgres = testDatabaseUrl !== undefined
const reason = isOnPostgres ? noSmallDisk() : 'the embedded database has tests of its own'
if (isOnPostgres && reason) console.warn(`Full disks are not tested: ${reason}`)
const disk = reason === undefined ? smallDisk(250) : undefined
const postgres = disk && (await startPostgres(dirname(disk.dataDir)))

const megabyte = 1024 * 1024

describe.runIf(postgres)('a PostgreSQL whose disk is full', () => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-full-'))
  let server: ServerProcess
  let client: ServerClient
  beforeAll(async () => {
    await buildServer()
    server = await spawnServer(folder, { DATABASE_URL: postgres?.url ?? '' })
    client = serverClient(server)
  }, 400_000)
  afterAll(async () => {
    await server.kill()
    postgres?.stop()
    disk?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const body = randomBytes(45_000).toString('hex')
  const event = { AcdEventTypesID: 3, AcdGroupsID: 235, Sender: '49199123456789', Body: body }
  const create = (name: string) =>
    client
      .send('/rest/v1.0/1/acd/events/create', {
        key: name,
        body: { ...event, Subject: name, UserData: name },
      })
      .then(
        ({ status }) => status,
        // Of a call that hangs nobody knows; a connection that was closed is one to try again.
        (error) => (error.name === 'TimeoutError' ? 504 : 0),
      )

  test.each([
    ['at once, in the files of tables', 0],
    ['later, in the write-ahead log', 12],
  ])(
    '%s: calls get 503, and it is well when there is room',
    async (where, left) => {
      const acknowledged: string[] = []
      const refused: string[] = []
      const others = new Set<number>()
      disk?.fill(left * megabyte)
      const write = async (writer: number) => {
        for (let number = 0; refused.length < 12 && number < 200; number += 1) {
          const name = `disk-${left}-${writer}-${number}-`
          const status = await create(name)
          if (status === 200) acknowledged.push(name)
          else refused.push(name)
          if (![200, 503, 0].includes(status)) others.add(status)
          if (status !== 200) await delay(100)
        }
      }
      await Promise.all([1, 2, 3, 4].map(write))
      expect([refused.length >= 12, [...others]]).toEqual([true, []])
      disk?.makeRoom()
      const from = performance.now()
      // A log without room ends PostgreSQL, which somebody starts again.
      if (!postgres?.isUp()) postgres?.start()
      await client.secondsUntilWell()
      const seconds = (performance.now() - from) / 1000
      for (const name of refused) expect(await create(name)).toBe(200)
      expectNothingLost(`PostgreSQL: disk full ${where}`, {
        acknowledged: acknowledged.length + refused.length,
        again: refused.length,
        ...compareStored([...acknowledged, ...refused], await client.eventNames(`disk-${left}-`)),
        ended: server.child.exitCode === null ? 0 : 1,
        seconds: [seconds],
      })
    },
    400_000,
  )
})
