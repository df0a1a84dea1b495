import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildAll, builtPath } from '@/testing/builtServer'

const heading = '### The first day, an upgrade, a disaster'

/** The command lines of the README's part, in their order. */
function commandLines(): string[] {
  const readme = readFileSync('README.md', 'utf8')
  const from = readme.indexOf(heading)
  const part = readme.slice(from, readme.indexOf('\n### ', from + heading.length))
  return [...part.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block)
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return String(address !== null && typeof address === 'object' ? address.port : 0)
}

const folder = mkdtempSync(join(tmpdir(), 'callboard-first-day-'))
const hasShell = ['bash', 'curl'].every((program) => !spawnSync(program, ['--version']).error)

const event = (ID: number) => ({
  ID,
  AcdEventTypesID: 5,
  AcdEventStatusID: 1,
  AcdGroupsID: 7,
  Sender: 'a',
  Subject: `Imported ${ID}`,
  dtCreated: '2026-11-24T10:00:00.000',
})

/** `npx callboard` is the built program, and `npm install` of a version to come does nothing. */
function installPrograms(): string {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const words = `"${process.execPath}" --liftoff-only "${resolve(builtPath('main'))}"`
  writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift\nexec ${words} "$@"\n`)
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "npm $*"\n`)
  for (const name of ['npx', 'npm']) chmodSync(join(bin, name), 0o755)
  return bin
}

beforeAll(buildAll)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.runIf(hasShell)(
  'the README’s first day, upgrade and disaster go as they stand there',
  async () => {
    const [port, metrics] = [await freePort(), await freePort()]
    const blocks = commandLines()
    expect(blocks).toHaveLength(3)
    const script = blocks.join('\n').replaceAll('8080', port).replaceAll('9464', metrics)
    const records = [1, 2, 3].map((ID) => JSON.stringify(event(ID)))
    writeFileSync(join(folder, 'events.ndjson'), records.join('\n'))
    // Whatever fails, the server of the moment ends.
    const first = `set -e; trap 'kill $server' EXIT`
    const last = 'npx callboard export restored.ndjson --client 1 --format ndjson'
    const child = spawn('bash', ['-c', [first, script, last].join('\n')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: `${installPrograms()}:${process.env.PATH}`,
        PORT: port,
        LOG_LEVEL: 'error',
      },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (piece) => {
      out += piece
    })
    child.stderr.on('data', (piece) => {
      err += piece
    })
    const [code] = await once(child, 'close')
    expect([code, err]).toEqual([0, err])
    expect(out).toMatch(/http:\/\/localhost:\d+\/sign-in#\w+/)
    expect(out).toContain('callboard_database_up 1\n')
    expect(out).toContain('Nothing to migrate')
    expect(err).toMatch(/rows of \d+ tables were restored into/)
    expect(existsSync(join(folder, 'data.broken'))).toBe(true)
    const restored = readFileSync(join(folder, 'restored.ndjson'), 'utf8').trim().split('\n')
    expect(restored.map((line) => JSON.parse(line).Subject)).toEqual(
      [1, 2, 3].map((ID) => `Imported ${ID}`),
    )
  },
)
