import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const commands = [
  // Without the windows of a desktop's browser: a journey costs a sixth less.
  'chromium-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'msedge',
  'microsoft-edge',
]

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)
const linuxPlaces = [
  '/opt/google/chrome/chrome',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
]
const windowsPlaces = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
  .map((name) => process.env[name])
  .filter((folder) => folder !== undefined)
  .flatMap((folder) => [
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Chromium', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ])

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => commands.map((command) => join(folder, command)))

/** Present is not enough: some systems ship a stub, or the libraries are missing. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false
  // On Windows --version opens a window instead of answering.
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0
}

/** A Chrome or Chromium that starts: the one given, Playwright's own, or the system's. */
export function findBrowser(): string | undefined {
  const given = process.env.CHROME_PATH
  if (given) {
    if (starts(given)) return given
    throw new Error(`CHROME_PATH is ${given}, which does not start. Correct it or unset it.`)
  }
  const usualPlaces = [...macApps, ...linuxPlaces, ...windowsPlaces]
  return [chromium.executablePath(), ...onPath(), ...usualPlaces].find(starts)
}
