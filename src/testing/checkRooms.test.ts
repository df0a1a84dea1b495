import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import config from '../../.dependency-cruiser.mjs'

const checkRooms = resolve('src/testing/checkRooms.mjs')
const enough = [['src/messages/a.ts', '']] as const

let house: string
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'callboard-rooms-'))
})
afterEach(() => rmSync(house, { recursive: true }))

function check(files: Iterable<readonly [path: string, text: string]>) {
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'))
  const compilerOptions = { paths: { '@/*': ['./src/*'] } }
  writeFileSync(join(house, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  for (const [path, text] of files) {
    mkdirSync(join(house, dirname(path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [checkRooms], {
    cwd: house,
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

test('a house whose rooms keep to themselves passes', () => {
  const { status, said } = check(enough)
  expect(said).toContain('no dependency violations found')
  expect(status).toBe(0)
})

test('a file that was not read fails, whatever the others say', () => {
  // The tool leaves packages alone, wherever they lie.
  const { status, said } = check([...enough, ['src/node_modules/b.ts', '']])
  expect(said).toContain('read 1 of 2 files under src and e2e, not src/node_modules/b.ts')
  expect(status).toBe(1)
})

test('a house in which there is nothing to read fails', () => {
  const { status, said } = check([])
  expect(said).toContain('read 0 of 0 files')
  expect(status).toBe(1)
})

const target = ['src/server/main.ts', 'export const x = 1'] as const

test.each([
  ['contract-stays-home', 'src/contract/a.ts', "import { x } from '@/server/main'\nx"],
  ['contract-stays-home', 'src/contract/a.ts', "import type { x } from '../server/main'"],
  ['contract-keeps-to-its-packages', 'src/contract/a.ts', "import 'hono'"],
  ['messages-keeps-to-its-packages', 'src/messages/a.ts', "import 'zod'"],
  ['ui-stays-home', 'src/ui/a.tsx', "import '@/contract/b'"],
  ['ui-keeps-to-its-packages', 'src/ui/a.tsx', "import '@tanstack/react-query'"],
  ['client-stays-home', 'src/client/a.ts', "import '@/ui/b'"],
  ['server-stays-home', 'src/server/a.ts', "import '@/client/b'"],
  ['server-keeps-to-its-packages', 'src/server/a.ts', "import 'react'"],
  ['features-meet-in-app', 'src/features/events/a.tsx', "import '@/features/groups/b'"],
  ['main-opens-the-app', 'src/main.tsx', "import '@/ui/b'"],
  ['testing-is-for-tests', 'src/server/a.ts', "import '@/testing/b'"],
  ['browser-has-no-node', 'src/ui/a.ts', "import 'node:fs'"],
  ['journeys-use-the-pages', 'e2e/a.ts', "import '../src/client/b'"],
  ['no-circles', 'src/server/a.ts', "import '@/server/circle'"],
  ['no-circles', 'e2e/a.ts', "import './circle'"],
  ['no-unresolvable', 'src/server/a.ts', "import '@/server/nowhere'"],
])('%s catches %s: %s', (rule, path, text) => {
  const { status, said } = check([
    ...enough,
    target,
    ...['contract', 'ui', 'client', 'testing', 'features/groups'].map(
      (room) => [`src/${room}/b.ts`, ''] as const,
    ),
    ['src/server/circle.ts', "import './a'"],
    ['e2e/circle.ts', "import './a'"],
    [path, text],
  ])
  expect(said).toContain(`error ${rule}: ${path}`)
  const rules = config.forbidden?.filter(({ name }) => name === rule)
  expect(rules).toHaveLength(1)
  const sentence = rules?.[0]?.comment ?? ''
  expect(sentence).toMatch(/\b(Put|Use|Add) .*[.]$/)
  expect(said.replace(/\s+/g, ' ')).toContain(sentence)
  expect(status).toBe(1)
})
