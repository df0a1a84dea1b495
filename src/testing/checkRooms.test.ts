import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const checkRooms = resolve('src/testing/checkRooms.mjs')
const enough = Array.from({ length: 31 }, (_, index) => [`src/messages/m${index}.ts`, ''] as const)

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

test('reading too few modules fails, whatever the modules say', () => {
  const { status, said } = check(enough.slice(1))
  expect(said).toContain('read 30 modules under src and needs 31')
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
  ['no-circles', 'src/server/a.ts', "import '@/server/circle'"],
  ['no-unresolvable', 'src/server/a.ts', "import '@/server/nowhere'"],
])('%s catches %s: %s', (rule, path, text) => {
  const { status, said } = check([
    ...enough,
    target,
    ...['contract', 'ui', 'client', 'testing', 'features/groups'].map(
      (room) => [`src/${room}/b.ts`, ''] as const,
    ),
    ['src/server/circle.ts', "import './a'"],
    [path, text],
  ])
  expect(said).toContain(`error ${rule}: ${path}`)
  expect(status).toBe(1)
})
