import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildServer, builtPath } from '@/testing/builtServer'
import { asContainer, noContainers, pidInside } from '@/testing/faults/namespaces'
import { DataDirectoryInUse, lockDataDirectory } from './lock'
import { describeSelf, entryPath, type Holder } from './lockEntry'

let folder: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-lock-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const leave = (holder: Partial<Holder>, id = '0mhvqzk00-00000001', beat = 0) =>
  writeFileSync(
    entryPath(folder, id),
    `${JSON.stringify({ ...describeSelf(folder, true), pid: 4711, host: 'elsewhere', ...holder })}\n${beat}`,
  )
const elsewhere = { kernel: 'another kernel', socket: false }

/** Says what it would say, and does not wait as long. */
function quickly() {
  const said: string[] = []
  return { said, watch: { still: 1500, say: (sentence: string) => void said.push(sentence) } }
}

describe('a data directory', () => {
  test('in use is refused, and free again after its release', async () => {
    const { release } = await lockDataDirectory(folder)
    await expect(lockDataDirectory(folder)).rejects.toThrow(DataDirectoryInUse)
    await expect(lockDataDirectory(folder)).rejects.toThrow(
      /in use by process \d+\. Stop that process/,
    )
    release()
    const again = await lockDataDirectory(folder)
    again.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('with a path too long for a socket is locked as any other, and leaves nothing in /tmp', async () => {
    const long = join(folder, 'long'.repeat(30))
    const { release } = await lockDataDirectory(long)
    expect(readdirSync(long).filter((name) => name.startsWith('sock.'))).toHaveLength(1)
    await expect(lockDataDirectory(long)).rejects.toThrow(DataDirectoryInUse)
    release()
  })

  test('that was copied while it was in use opens: its lock names another folder', async () => {
    const { release } = await lockDataDirectory(folder)
    const copy = join(folder, 'copy')
    mkdirSync(copy)
    for (const name of readdirSync(folder).filter((each) => each.startsWith('lock.')))
      cpSync(join(folder, name), join(copy, name))
    const { said, watch } = quickly()
    const other = await lockDataDirectory(copy, watch)
    expect(said).toEqual([])
    other.release()
    release()
  })

  test('whose lock comes from another kernel is refused while that lock stirs', async () => {
    let beat = 0
    leave(elsewhere)
    const timer = setInterval(() => {
      beat += 1
      leave(elsewhere, undefined, beat)
    }, 200)
    await expect(lockDataDirectory(folder, quickly().watch)).rejects.toThrow(
      /in use by process 4711 on elsewhere\./,
    )
    clearInterval(timer)
  })

  test.each<[string, () => void]>([
    ['another kernel', () => leave(elsewhere)],
    ['a torn file', () => writeFileSync(entryPath(folder, '0mhvqzk00-00000001'), '{"pid"')],
  ])('whose lock is still and comes from %s is taken over, and that is said', async (_, make) => {
    make()
    const { said, watch } = quickly()
    const { release } = await lockDataDirectory(folder, watch)
    expect(said.at(-1)).toMatch(
      /^It showed no sign of life for 1\.5 s: the data directory is taken over from/,
    )
    release()
  })

  test('that was taken over is given up by the one who stood still', async () => {
    const { lost, assertHeld, release } = await lockDataDirectory(folder)
    expect(assertHeld()).toBeUndefined()
    for (const name of readdirSync(folder).filter((each) => each.startsWith('lock.')))
      rmSync(join(folder, name))
    expect((await lost).message).toMatch(/another process has taken over its folder/)
    release()
  })
})

/** A process that takes the folder at the word `go`. */
async function spawnTaker(before: string[] = []) {
  const [program = '', ...words] = [...before, process.execPath, builtPath('lockProcess'), folder]
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<string> => (await lines.next()).value ?? ''
  expect(await next()).toBe('ready')
  const go = () => {
    child.stdin.write('go\n')
    return next()
  }
  const kill = async () => {
    const gone = once(child, 'exit')
    const pid = before.length > 0 ? pidInside(child.pid ?? 0) : child.pid
    process.kill(pid ?? 0, 'SIGKILL')
    await gone
  }
  return { child, go, kill }
}

describe('several processes', () => {
  beforeAll(buildServer)

  test('that come at once to what one has left which was killed: exactly one gets it', async () => {
    const rounds = 3
    for (let round = 0; round < rounds; round += 1) {
      const takers = await Promise.all(Array.from({ length: 5 }, () => spawnTaker()))
      const answers = await Promise.all(takers.map(({ go }) => go()))
      const winners = takers.filter((_, at) => answers[at] === 'has it')
      expect(winners, answers.join('\n')).toHaveLength(1)
      expect(answers.filter((answer) => answer.startsWith('refused: The data'))).toHaveLength(4)
      await winners[0]?.kill()
    }
    console.log(`${rounds} rounds of 5 processes at once: 1 holder each`)
  })

  test('one that is stopped keeps the folder; killed, it is free at once', async () => {
    const holder = await spawnTaker()
    expect(await holder.go()).toBe('has it')
    holder.child.kill('SIGSTOP')
    await expect(lockDataDirectory(folder)).rejects.toThrow(DataDirectoryInUse)
    await holder.kill()
    const { release } = await lockDataDirectory(folder)
    release()
  })
})

const reason = noContainers()
if (reason) console.warn(`Containers are not tested: ${reason}`)

describe.runIf(reason === undefined)('two containers on one folder', () => {
  beforeAll(buildServer)

  test('never have it both, with the same pid in each; after kill -9 the next one opens it', async () => {
    const first = await spawnTaker(asContainer('one'))
    expect(await first.go()).toBe('has it')
    const second = await spawnTaker(asContainer('two'))
    expect(await second.go()).toMatch(/^refused: .* in use by process \d+ on one\./)
    await expect(lockDataDirectory(folder)).rejects.toThrow(/on one\./)
    process.kill(pidInside(first.child.pid ?? 0), 'SIGSTOP')
    const third = await spawnTaker(asContainer('three'))
    expect(await third.go()).toMatch(/^refused: /)
    await first.kill()
    const fourth = await spawnTaker(asContainer('four'))
    expect(await fourth.go()).toBe('has it')
    await fourth.kill()
    expect(existsSync(folder)).toBe(true)
  })
})
