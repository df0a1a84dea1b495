import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { madeOnce } from './madeOnce'

export type PrivatePostgres = {
  url: string
  version: string
  /** Runs one of its programs (psql, pg_dump), also where it says that something failed. */
  program: (name: string, ...words: string[]) => { ok: boolean; out: string; err: string }
  /** The same for one that reads this from its standard input. */
  input: (name: string, content: Uint8Array, ...words: string[]) => { ok: boolean; err: string }
  /** It is gone and stays so until `start`; its data stay. */
  halt: (how: 'fast' | 'immediate') => void
  start: () => void
  /** Whether it runs. */
  isUp: () => boolean
  stop: () => void
}

const debianRoot = '/usr/lib/postgresql'

/** Where PostgreSQL's own programs are: said by pg_config, or at a usual place. */
function findBinaries(): string | undefined {
  const said = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
  const versions = existsSync(debianRoot) ? readdirSync(debianRoot) : []
  const usual = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debianRoot, version, 'bin'))
  const places = [said, ...usual, '/opt/homebrew/bin', '/usr/local/bin', '/usr/bin']
  return places.find((place) => place && existsSync(join(place, 'initdb')))
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('There is no free port')
  return address.port
}

const isRoot = process.getuid?.() === 0

const maxOutput = 256 * 1024 * 1024

/** PostgreSQL refuses to run as root; there its package made a user for it. */
function tryRun(program: string, args: string[], input?: Uint8Array) {
  const command = isRoot
    ? ['runuser', '-u', 'postgres', '--', program, ...args]
    : [program, ...args]
  const [name = '', ...rest] = command
  const how = { encoding: 'utf8', cwd: tmpdir(), maxBuffer: maxOutput, input } as const
  const { status, stdout, stderr } = spawnSync(name, rest, how)
  // Null where there is no such program.
  return { ok: status === 0, out: stdout ?? '', err: stderr ?? '' }
}

function run(program: string, args: string[]): string {
  const { ok, out, err } = tryRun(program, args)
  if (!ok) throw new Error(`${program} failed: ${err}`)
  return out
}

/** A new data directory, as initdb makes it: made once for a version, and copied then. */
async function copyCluster(bin: string, version: string, data: string): Promise<void> {
  const name = `cluster-${version.replaceAll(/[^\w.]+/g, '-')}`
  const made = await madeOnce(name, async (path) => {
    // Its user may not be allowed into the folder of what is kept.
    const folder = mkdtempSync(join(tmpdir(), 'callboard-cluster-'))
    if (isRoot) spawnSync('chown', ['postgres', folder])
    const words = ['-U', 'callboard', '-A', 'trust', '-E', 'UTF8', '--no-sync']
    run(join(bin, 'initdb'), ['-D', join(folder, 'data'), ...words])
    cpSync(join(folder, 'data'), path, { recursive: true })
    rmSync(folder, { recursive: true })
  })
  cpSync(made, data, { recursive: true })
  chmodSync(data, 0o700)
  if (isRoot) spawnSync('chown', ['-R', 'postgres', data])
}

/**
 * A private PostgreSQL on loopback with a data directory of its own, for tests: nothing of it
 * survives `stop`. Undefined where this machine has no PostgreSQL.
 */
export async function startPostgres(inside = tmpdir()): Promise<PrivatePostgres | undefined> {
  const bin = findBinaries()
  if (bin === undefined) return undefined
  const folder = mkdtempSync(join(inside, 'callboard-postgres-'))
  if (isRoot) spawnSync('chown', ['postgres', folder])
  chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  const version = run(join(bin, 'postgres'), ['--version']).trim()
  const port = await freePort()
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200`
  const control = (...words: string[]) => run(join(bin, 'pg_ctl'), ['-D', data, '-w', ...words])
  const start = () => void control('-l', join(folder, 'log'), '-o', options, 'start')
  try {
    await copyCluster(bin, version, data)
    start()
  } catch (error) {
    remove()
    throw error
  }
  return {
    url: `postgres://callboard@127.0.0.1:${port}/postgres`,
    program: (name, ...words) => tryRun(join(bin, name), words),
    input: (name, content, ...words) => tryRun(join(bin, name), words, content),
    version,
    halt: (how) => void control('-m', how, 'stop'),
    start,
    isUp: () => tryRun(join(bin, 'pg_ctl'), ['-D', data, 'status']).ok,
    stop: () => {
      tryRun(join(bin, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', 'stop'])
      remove()
    },
  }
}
