import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findBrowser } from './findBrowser'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-browser-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

function command(name: string, exitCode: number): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`)
  chmodSync(path, 0o755)
  return path
}

const onlyPosix = test.skipIf(process.platform === 'win32')

onlyPosix('the browser that is given is taken', () => {
  vi.stubEnv('CHROME_PATH', command('mine', 0))
  expect(findBrowser()).toBe(join(folder, 'mine'))
})

onlyPosix('a given one that does not start is named, and no other takes its place', () => {
  vi.stubEnv('CHROME_PATH', command('mine', 127))
  expect(findBrowser).toThrow(`CHROME_PATH is ${join(folder, 'mine')}, which does not start`)
})

onlyPosix('one on the PATH that does not start is passed over', () => {
  vi.stubEnv('CHROME_PATH', '')
  vi.stubEnv('PATH', [folder, process.env.PATH].join(delimiter))
  command('google-chrome-stable', 127)
  const works = command('google-chrome', 0)
  // Playwright's own comes before the PATH where it is installed.
  expect([works, expect.stringContaining('ms-playwright')]).toContainEqual(findBrowser())
})
