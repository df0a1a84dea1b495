import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { makeDataDirectory } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { compareStored, expectNothingLost } from '@/testing/faultReport'
import { asContainer, noContainers, pidInside } from '@/testing/faults/namespaces'
import { serverClient } from '@/testing/serverClient'
import { runCallboard, spawnServer } from '@/testing/spawnServer'

const isEmbedded = !testDatabaseUrl
const reason = isEmbedded ? noContainers() : 'a shared PostgreSQL has no data directory'
if (reason) console.warn(`Servers in containers are not tested: ${reason}`)

describe.runIf(reason === undefined)('a server in a container', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'callboard-containers-'))
  beforeAll(async () => {
    await buildServer()
    await makeDataDirectory(dataDir)
  })
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  const serve = (host: string) => spawnServer(dataDir, {}, asContainer(host))
  const tokenList = () => runCallboard(['token', 'list'], { CALLBOARD_DATA_DIR: dataDir })

  test('is reached by verbs from outside, keeps others out, and after kill -9 another one opens', async () => {
    const first = await serve('one')
    const verb = await tokenList()
    expect([verb.exit, verb.err]).toEqual([0, ''])
    expect(verb.out).toContain('CALLBOARD_ADMIN_TOKEN')
    await expect(serve('two')).rejects.toThrow(
      /is in use by process \d+ on one\. Stop that process, or set CALLBOARD_DATA_DIR/,
    )
    const name = 'before-the-kill-'
    expect((await serverClient(first).create(name, name)).status).toBe(200)
    process.kill(pidInside(first.child.pid ?? 0), 'SIGKILL')
    const from = Date.now()
    const third = await serve('three')
    expectNothingLost('embedded: killed in a container, opened in another', {
      acknowledged: 1,
      ...compareStored([name], await serverClient(third).eventNames(name)),
      seconds: [(Date.now() - from) / 1000],
    })
    await third.kill()
  })
})
