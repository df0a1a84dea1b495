import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataDirectoryInUse, lockDataDirectory } from './lock'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const leave = (holder: object | string) =>
  writeFileSync(join(folder, 'lock'), typeof holder === 'string' ? holder : JSON.stringify(holder))

test('a directory in use is refused, and free again after its release', () => {
  const release = lockDataDirectory(folder)
  expect(() => lockDataDirectory(folder)).toThrow(DataDirectoryInUse)
  expect(() => lockDataDirectory(folder)).toThrow(/in use by process \d+\. Stop that process/)
  release()
  lockDataDirectory(folder)()
})

test('the lock of a process that is gone is taken over', () => {
  const { pid } = spawnSync('true')
  leave({ pid, started: 'boot/1' })
  lockDataDirectory(folder)()
})

test('the lock of a living process with another beginning is taken over: its pid was reused', () => {
  leave({ pid: process.pid, started: 'boot/1' })
  lockDataDirectory(folder)()
})

test.each(['', '{', 'null', '{"pid":"x"}'])(
  'a lock that says nothing is taken over: %s',
  (text) => {
    leave(text)
    lockDataDirectory(folder)()
  },
)
