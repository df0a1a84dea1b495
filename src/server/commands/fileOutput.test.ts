import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { toFile } from './fileOutput'
import { Stopped, terminal } from './terminal'

const folder = mkdtempSync(join(tmpdir(), 'callboard-export-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'events.json')

test('a file is replaced once the new one is whole', async () => {
  writeFileSync(file, 'the one before')
  const exit = await toFile(file, terminal({}), async (io) => {
    await io.out('first,')
    expect(readFileSync(file, 'utf8')).toBe('the one before')
    await io.out('second')
    return 0
  })
  expect([exit, readFileSync(file, 'utf8')]).toEqual([0, 'first,second'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['events.json'])
})

test('after a failure, and after a signal, the file is the one that was there', async () => {
  writeFileSync(file, 'the one before')
  const failing = toFile(file, terminal({}), async (io) => {
    await io.out('half')
    throw new Error('the database is gone')
  })
  await expect(failing).rejects.toThrow('the database is gone')
  const refused = await toFile(file, terminal({}), async () => 2)
  expect(refused).toBe(2)
  const own = terminal({})
  const stopped = toFile(file, own, async (io) => {
    await io.out('half')
    own.stop(new Stopped('stopped by SIGINT'))
    await io.out('the rest')
    return 0
  })
  await expect(stopped).rejects.toThrow('stopped by SIGINT')
  expect(readFileSync(file, 'utf8')).toBe('the one before')
  expect(readdirSync(folder)).toEqual(['events.json'])
})

test('a device is written to, not replaced', async () => {
  const exit = await toFile('/dev/null', terminal({}), async (io) => {
    await io.out('text')
    return 0
  })
  expect([exit, statSync('/dev/null').isFile()]).toEqual([0, false])
})
