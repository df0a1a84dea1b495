import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '@/testing/builtServer'
import { makeDataDirectory } from '@/testing/database'
import { testDatabaseUrl } from '@/testing/database/testDatabaseUrl'
import { adminToken, runCallboard } from '@/testing/spawnServer'

/** Development is the same on both databases, and only one of them has a socket for its owner. */
const isEmbedded = !testDatabaseUrl

describe.runIf(isEmbedded)('npm run dev', () => {
  /** A copy, since one of its sources is changed. */
  const root = mkdtempSync(join(tmpdir(), 'callboard-dev-'))
  const settings = {
    CALLBOARD_DATA_DIR: join(root, 'data'),
    CALLBOARD_DEMO: 'off',
    CALLBOARD_RATE_LIMIT: '3',
    CALLBOARD_ADMIN_TOKEN: adminToken,
    HOST: '127.0.0.1',
    PORT: '0',
  }
  let origin = ''
  let stop: () => Promise<number | null>

  beforeAll(async () => {
    await buildServer()
    await makeDataDirectory(settings.CALLBOARD_DATA_DIR)
    for (const name of ['src', 'index.html', 'package.json'])
      cpSync(name, join(root, name), { recursive: true })
    // Nobody opens a page: its packages need not be made ready.
    const config = {
      resolve: { alias: { '@': join(root, 'src') } },
      optimizeDeps: { noDiscovery: true },
      cacheDir: join(root, 'cache'),
    }
    writeFileSync(join(root, 'vite.config.ts'), `export default ${JSON.stringify(config)}`)
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    const child = spawn(process.execPath, [join(root, 'src/server/callboard.mjs'), 'dev'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...settings, VITEST: undefined, NODE_ENV: undefined },
    })
    const ended = new Promise<number | null>((done) => child.once('exit', done))
    stop = () => {
      child.kill('SIGTERM')
      return ended
    }
    for await (const line of createInterface({ input: child.stdout })) {
      const port = /^Callboard is ready at http:\/\/localhost:(\d+)$/.exec(line)?.[1]
      if (port === undefined) continue
      origin = `http://127.0.0.1:${port}`
      break
    }
    child.stdout.resume()
  }, 400_000)
  afterAll(async () => {
    await stop()
    rmSync(root, { recursive: true, force: true })
  })

  const groups = () =>
    fetch(`${origin}/rest/v1.0/1/acd/groups`, {
      headers: { authorization: `Bearer ${adminToken}` },
    })

  test('asks one app, which counts the calls, until a source of the server is another one', async () => {
    // Of three calls a minute the fourth is one too many for the app that had them all.
    const statuses = []
    for (let call = 0; call < 4; call += 1) statuses.push((await groups()).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    const changed = join(root, 'src/server/http/headers.ts')
    const text = readFileSync(changed, 'utf8')
    writeFileSync(changed, text.replace("'nosniff'", "'as-changed'"))
    const seen = async () => (await groups()).headers.get('x-content-type-options')
    await expect.poll(seen, { timeout: 60_000 }).toBe('as-changed')
  })

  test('lets the verbs of the command line in beside it', async () => {
    const { exit, out, err } = await runCallboard(['token', 'list'], settings)
    expect([exit, err]).toEqual([0, ''])
    expect(out).toContain('CALLBOARD_ADMIN_TOKEN')
  })

  test('ends with 0 on SIGTERM', async () => {
    expect(await stop()).toBe(0)
  })
})
