import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '@/testing/startServer'
import { lockDataDirectory } from '../db/lock/lock'
import type { Io, Options } from '../verbs/verb'
import type { VerbName } from '../verbs/verbs'
import { askServer } from './askServer'
import { openOwnerSocket } from './ownerSocket'

let server: TestServer
const root = mkdtempSync(join(tmpdir(), 'callboard-owner-'))
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

/** A server that has this data directory, with the tests' own database. */
async function openOwner(dataDir: string) {
  const { door, release } = await lockDataDirectory(dataDir)
  const owner = openOwnerSocket({ door, db: server.db, config: server.config })
  return { close: () => owner.close().finally(release) }
}
const socketIn = (dataDir: string) =>
  join(dataDir, readdirSync(dataDir).find((name) => name.startsWith('sock.')) ?? 'none')

function verbCaller(more: Partial<Io> = {}) {
  const said = { out: '', err: '', progress: 0 }
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  const io: Io = {
    input: nothing(),
    out: async (text) => {
      said.out += text
    },
    err: async (text) => {
      said.err += text
    },
    progress: async (done) => {
      said.progress = done
    },
    ...more,
  }
  const ask = (dataDir: string, verb: VerbName, options: Options) =>
    askServer(dataDir, { verb, options }, io)
  return { said, ask }
}

const exportAll = { client: '1', format: 'ndjson' }
const demo = { client: '1', events: '3000', seed: '1' }
const countOf = async () =>
  (await server.fetch('/rest/v1.0/1/acd/events?total=true&limitPageSize=1')).json()

describe('the owner’s socket', () => {
  test('is for the owner alone, answers, and leaves nothing behind', async () => {
    const dataDir = join(root, 'plain')
    const owner = await openOwner(dataDir)
    const path = socketIn(dataDir)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    const { said, ask } = verbCaller()
    expect(await ask(dataDir, 'export', exportAll)).toBe(0)
    expect(said.out.trimEnd().split('\n')).toHaveLength(400)
    await owner.close()
    expect(existsSync(path)).toBe(false)
    expect(await ask(dataDir, 'export', exportAll)).toBeUndefined()
  })

  test('is found where the data directory’s path is too long for a socket', async () => {
    const dataDir = join(root, 'long'.repeat(30))
    const owner = await openOwner(dataDir)
    const path = socketIn(dataDir)
    const { said, ask } = verbCaller()
    expect(await ask(dataDir, 'token list', {})).toBe(0)
    expect(said.out).toContain('foreign')
    await owner.close()
    expect(existsSync(path)).toBe(false)
  })

  test('of a process that is no server, or not yet, answers nothing', async () => {
    const dataDir = join(root, 'starting')
    const { release } = await lockDataDirectory(dataDir)
    expect(await verbCaller().ask(dataDir, 'token list', {})).toBeUndefined()
    release()
  })

  test('passes on a long filter, its mistake, and the exit code', async () => {
    const dataDir = join(root, 'filter')
    const owner = await openOwner(dataDir)
    const filter = `"${'€'.repeat(1900)}" colour:red`
    const { said, ask } = verbCaller()
    expect(await ask(dataDir, 'export', { ...exportAll, filter })).toBe(2)
    expect(said.err).toMatch(/unknown field "colour" at character 1904/)
    await owner.close()
  })

  test('refuses an order that it does not know', async () => {
    const dataDir = join(root, 'unknown')
    const owner = await openOwner(dataDir)
    const { said, ask } = verbCaller()
    // A newer program may ask an older server.
    expect(await ask(dataDir, 'toString' as VerbName, {})).toBe(1)
    expect(said.err).toContain('The server does not know "toString"')
    await owner.close()
  })

  test('ends a verb whose caller has gone', async () => {
    const dataDir = join(root, 'gone')
    const owner = await openOwner(dataDir)
    const gone = verbCaller({
      progress: async () => {
        throw new Error('stopped by SIGINT')
      },
    })
    await expect(gone.ask(dataDir, 'demo', demo)).rejects.toThrow('stopped by SIGINT')
    // Waits for the verbs under way.
    await owner.close()
    expect((await countOf()).total).toBeLessThan(3400)
  })

  test('that closes ends a verb under way, and its caller hears what is kept', async () => {
    const dataDir = join(root, 'closing')
    const owner = await openOwner(dataDir)
    let closing: Promise<void> | undefined
    const { ask } = verbCaller({
      progress: async () => {
        closing ??= owner.close()
      },
    })
    await expect(ask(dataDir, 'demo', demo)).rejects.toThrow(/^The server ended before .* is kept/)
    await closing
    const { total } = await countOf()
    expect(total).toBeGreaterThanOrEqual(1400)
    expect(total).toBeLessThan(3400)
  })

  test('answers no order at all with a failure', async () => {
    const dataDir = join(root, 'empty')
    const owner = await openOwner(dataDir)
    const answer = await new Promise<string>((resolve, reject) => {
      const call = request({ socketPath: socketIn(dataDir), method: 'POST' }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (piece) => {
          text += piece
        })
        response.on('end', () => resolve(text))
      })
      call.on('error', reject)
      call.end()
    })
    expect(answer.trimEnd().split('\n').at(-1)).toBe('{"exit":1}')
    await owner.close()
  })
})
