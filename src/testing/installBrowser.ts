import { spawnSync } from 'node:child_process'
import { findBrowser } from './findBrowser'

const playwright = 'node_modules/@playwright/test/cli.js'
const minutes = 60_000

type Command = [name: string, ...args: string[]]

const aptInstall = (name: string): Command => [
  'apt-get',
  'install',
  '-y',
  '-qq',
  '--no-install-recommends',
  name,
  'fonts-liberation',
]

/** The commands of each run one after the other, until there is a browser. */
const systemWays: { tool: string; commands: Command[] }[] = [
  {
    tool: 'apt-get',
    // The first is Debian's alone.
    commands: [
      ['apt-get', 'update', '-qq'],
      aptInstall('chromium-headless-shell'),
      aptInstall('chromium'),
    ],
  },
  { tool: 'dnf', commands: [['dnf', 'install', '-y', '-q', 'chromium']] },
  { tool: 'apk', commands: [['apk', 'add', '--quiet', 'chromium', 'ttf-liberation']] },
  { tool: 'brew', commands: [['brew', 'install', '--cask', 'google-chrome']] },
]

function run([name, ...args]: Command, timeout: number): boolean {
  console.log(`$ ${[name, ...args].join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (
    spawnSync(name, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout, env }).status === 0
  )
}

const isThere = (tool: string) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).status === 0

/** Package managers need root, except brew, which refuses it. `sudo -n` never asks. */
function asRoot(command: Command): Command {
  const isRoot = process.getuid?.() === 0
  return isRoot || command[0] === 'brew' ? command : ['sudo', '-n', ...command]
}

function fromPlaywright(): string | undefined {
  run([process.execPath, playwright, 'install', 'chromium'], 10 * minutes)
  return findBrowser()
}

function fromSystem(): string | undefined {
  const way = systemWays.find(({ tool }) => isThere(tool))
  for (const command of way?.commands ?? []) {
    run(asRoot(command), 10 * minutes)
    const browser = findBrowser()
    if (browser) return browser
  }
  return undefined
}

/** Installs a Chromium: Playwright's download first, then the system's package manager. */
export function installBrowser(): string {
  console.log('No Chrome or Chromium found; installing one.')
  const path = fromPlaywright() ?? fromSystem()
  if (path === undefined) {
    throw new Error(
      'No Chrome or Chromium could be installed. Install one, or set CHROME_PATH to one.',
    )
  }
  return path
}
