import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'

const mostBytes = 60 * 1024 * 1024

/** How many bytes the files below a folder have. */
function sizeOf(folder: string): number {
  const sizes = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sizeOf(path)
    return entry.isFile() ? statSync(path).size : 0
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Who installs it has a home of their own and knows nothing of this checkout. */
function strangersEnvironment(home: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE|CALLBOARD|DATABASE_URL|INIT_CWD|VITE)/i.test(name),
  )
  const cache = execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim()
  return { ...Object.fromEntries(own), HOME: home, npm_config_cache: cache }
}

test('packed and installed elsewhere it serves, without its sources', async ({ page }) => {
  test.slow()
  const folder = mkdtempSync(join(tmpdir(), 'callboard-packed-'))
  const [home, app] = [join(folder, 'home'), join(folder, 'app')]
  for (const path of [home, app]) mkdirSync(path)
  const env = strangersEnvironment(home)
  const npm = (cwd: string, ...words: string[]) =>
    execFileSync('npm', [...words, '--prefer-offline', '--no-audit', '--no-fund'], {
      cwd,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  // What the journeys run on was built a moment ago.
  npm(process.cwd(), 'pack', '--ignore-scripts', '--pack-destination', folder)
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  npm(app, 'init', '--yes')
  const told = npm(app, 'install', '--loglevel', 'warn', join(folder, String(packed)))
  expect(told).not.toMatch(/warn/i)
  expect(existsSync(join(app, 'node_modules/callboard/src/server/main.ts'))).toBe(false)
  expect(existsSync(join(app, 'node_modules/react'))).toBe(false)
  expect(sizeOf(join(app, 'node_modules'))).toBeLessThan(mostBytes)

  const child = spawn('npx', ['callboard', 'start'], {
    cwd: app,
    env: { ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  try {
    let link = ''
    for await (const line of createInterface(child.stdout)) {
      link = /^ *supervisor +(\S+)/.exec(line)?.[1] ?? ''
      if (link) break
    }
    await page.goto(link)
    await expect(page.getByRole('table', { name: 'Events' })).toBeVisible()
  } finally {
    const ended = once(child, 'exit')
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
})
