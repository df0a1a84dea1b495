import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import config from '../../.dependency-cruiser.mjs'
import { fullFolders, roomPairs } from './roomOrder.mjs'

const checkRooms = resolve('src/testing/checkRooms.mjs')
const enough = [['src/messages/a.ts', '']] as const

let house: string
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'callboard-rooms-'))
})
afterEach(() => rmSync(house, { recursive: true }))

type Files = Iterable<readonly [path: string, text: string]>

function write(files: Files) {
  for (const [path, text] of files) {
    mkdirSync(join(house, dirname(path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
}

function check(files: Files) {
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'))
  const compilerOptions = { paths: { '@/*': ['./src/*'] } }
  writeFileSync(join(house, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  write(files)
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

/** One breach of each rule: the file that commits it, and what it imports. */
const breaches: readonly [rule: string, path: string, text: string][] = [
  ['contract-stays-home', 'src/contract/a1.ts', "import { x } from '@/server/main'\nx"],
  ['contract-stays-home', 'src/contract/a2.ts', "import type { x } from '../server/main'"],
  ['contract-keeps-to-its-packages', 'src/contract/a3.ts', "import 'hono'"],
  ['phone-stays-home', 'src/phone/a1.ts', "import '@/client/b'"],
  ['phone-keeps-to-its-packages', 'src/phone/a2.ts', "import 'zod'"],
  ['messages-stays-home', 'src/messages/a1.ts', "import '@/contract/b'"],
  ['messages-keeps-to-its-packages', 'src/messages/a2.ts', "import 'zod'"],
  ['ui-stays-home', 'src/ui/a1.tsx', "import '@/contract/b'"],
  ['ui-keeps-to-its-packages', 'src/ui/a2.tsx', "import '@tanstack/react-query'"],
  ['client-stays-home', 'src/client/a1.ts', "import '@/ui/b'"],
  ['client-keeps-to-its-packages', 'src/client/a2.ts', "import 'react'"],
  ['failures-stays-home', 'src/failures/a1.ts', "import '@/fields/b'"],
  ['failures-keeps-to-its-packages', 'src/failures/a2.ts', "import 'hono'"],
  ['navigation-stays-home', 'src/navigation/a1.ts', "import '@/fields/b'"],
  ['navigation-keeps-to-its-packages', 'src/navigation/a2.ts', "import 'hono'"],
  ['session-stays-home', 'src/session/a1.ts', "import '@/ui/b'"],
  ['session-keeps-to-its-packages', 'src/session/a2.ts', "import 'hono'"],
  ['fields-stays-home', 'src/fields/a1.ts', "import '@/app/b'"],
  ['fields-keeps-to-its-packages', 'src/fields/a2.ts', "import 'papaparse'"],
  ['features-stays-home', 'src/features/events/a1.ts', "import '@/app/b'"],
  ['features-keeps-to-its-packages', 'src/features/events/a2.ts', "import 'hono'"],
  ['app-stays-home', 'src/app/a1.ts', "import '@/server/main'"],
  ['app-keeps-to-its-packages', 'src/app/a2.ts', "import 'hono'"],
  ['server-stays-home', 'src/server/a1.ts', "import '@/client/b'"],
  ['server-keeps-to-its-packages', 'src/server/a2.ts', "import 'react'"],
  ['server-settings-stays-below', 'src/server/settings/a.ts', "import '../db/b'"],
  ['server-db-stays-below', 'src/server/db/a1.ts', "import '../http/b'"],
  ['server-db-stays-below', 'src/server/db/a2.ts', "import '../auth/b'"],
  ['server-http-stays-below', 'src/server/http/a.ts', "import '../list/b'"],
  ['server-list-stays-below', 'src/server/list/a.ts', "import '../filter/b'"],
  ['server-filter-stays-below', 'src/server/filter/a.ts', "import '../main'"],
  ['server-nouns-stay-between', 'src/server/auth/a1.ts', "import '../mount/b'"],
  ['server-nouns-stay-between', 'src/server/auth/a2.ts', "import '../main'"],
  ['server-mount-stays-below', 'src/server/mount/a.ts', "import '../verbs/b'"],
  ['server-verbs-stays-below', 'src/server/verbs/a.ts', "import '../ownerSocket/b'"],
  ['server-ownerSocket-stays-below', 'src/server/ownerSocket/a.ts', "import '../commands/b'"],
  ['server-commands-stays-below', 'src/server/commands/a.ts', "import '../main'"],
  ['server-lists-events-by-one-door', 'src/server/verbs/a2.ts', "import '../events/eventSource'"],
  ['main-opens-the-app', 'src/main.tsx', "import '@/ui/b'"],
  ['features-meet-in-app', 'src/features/events/a3.tsx', "import '@/features/groups/b'"],
  ['events-meet-at-their-root', 'src/features/events/list/a.ts', "import '../event/b'"],
  ['phone-comes-late', 'src/fields/a3.ts', "import '@/phone/b'"],
  ['testing-is-for-tests', 'src/server/a3.ts', "import '@/testing/b'"],
  ['browser-has-no-node', 'src/ui/a3.ts', "import 'node:fs'"],
  ['journeys-use-the-pages', 'e2e/a1.ts', "import '../src/client/b'"],
  ['no-circles', 'src/server/a4.ts', "import '@/server/circle'"],
  ['no-circles', 'e2e/a2.ts', "import './circle'"],
  ['no-unresolvable', 'src/server/a5.ts', "import '@/server/nowhere'"],
]

/** What the breaches import; it keeps to itself. */
const targets = [
  ...['app', 'client', 'contract', 'fields', 'phone', 'testing', 'ui'],
  ...['features/events/event', 'features/groups'],
  ...['auth', 'commands', 'db', 'filter', 'http', 'list', 'mount', 'ownerSocket', 'verbs'].map(
    (room) => `server/${room}`,
  ),
].map((room) => [`src/${room}/b.ts`, ''] as const)

describe('a house with one breach of each rule', () => {
  let report: ReturnType<typeof check>
  beforeEach(() => {
    report ??= check([
      ...targets,
      ['src/server/main.ts', 'export const x = 1'],
      ['src/server/events/eventSource.ts', ''],
      ['src/server/circle.ts', "import './a4'"],
      ['e2e/circle.ts', "import './a2'"],
      ...breaches.map(([, path, text]) => [path, text] as const),
    ])
  })

  test('has one for every rule there is', () => {
    const rules = config.forbidden?.map(({ name }) => name)
    expect(new Set(breaches.map(([rule]) => rule))).toEqual(new Set(rules))
  })

  test.each(breaches)('%s catches %s: %s', (rule, path) => {
    const { status, said } = report
    expect(said).toContain(`error ${rule}: ${path}`)
    const rules = config.forbidden?.filter(({ name }) => name === rule)
    expect(rules).toHaveLength(1)
    const sentence = rules?.[0]?.comment ?? ''
    expect(sentence).toMatch(/\b(Put|Use|Add) .*[.]$/)
    expect(said.replace(/\s+/g, ' ')).toContain(sentence)
    expect(status).toBe(1)
  })
})

/** A file and what it imports, as the tool reports it. */
const module = (source: string, ...imported: string[]) => ({
  source,
  dependencies: imported.map((resolved) => ({ resolved })),
})

test.each(['src/server', 'src/features', 'src'])(
  'two rooms of %s that import each other',
  (rooms) => {
    const said = roomPairs([
      module(`${rooms}/audit/a.ts`, `${rooms}/auth/b.ts`),
      module(`${rooms}/audit/b.ts`),
      module(`${rooms}/auth/a.ts`, `${rooms}/audit/b.ts`),
      module(`${rooms}/auth/b.ts`),
    ])
    expect(said).toEqual([
      expect.stringContaining(
        `error no-pairs: ${rooms}/audit and ${rooms}/auth import each other ` +
          `(${rooms}/audit/a.ts → ${rooms}/auth/b.ts; ${rooms}/auth/a.ts → ${rooms}/audit/b.ts). Put `,
      ),
    ])
  },
)

test('tests may look into any room, and a room may import another one way', () => {
  const said = roomPairs([
    module('src/server/audit/a.ts', 'src/server/auth/b.ts'),
    module('src/server/auth/b.test.ts', 'src/server/audit/a.ts'),
  ])
  expect(said).toEqual([])
})

const files = (folder: string, count: number) =>
  Array.from({ length: count }, (_, place) => [`${folder}/m${place}.ts`, ''] as const)

test.each([30, 31])('a folder with %i files beside its subfolders', (count) => {
  write([...files('src/messages/en', count), ['src/messages/en/more/a.ts', '']])
  const sentence = `error no-full-folders: src/messages/en holds ${count} files beside its subfolders`
  const said = fullFolders(join(house, 'src')).map((one) => one.replace(`${house}/`, ''))
  expect(said).toEqual(count > 30 ? [expect.stringContaining(sentence)] : [])
})

test('a house that breaks only what no rule of imports can say fails', () => {
  const { status, said } = check([
    ['src/server/audit/a.ts', "import '../auth/b'"],
    ['src/server/audit/b.ts', ''],
    ['src/server/auth/a.ts', "import '../audit/b'"],
    ['src/server/auth/b.ts', ''],
    ...files('src/messages/en', 31),
  ])
  expect(said).toContain('error no-pairs: src/server/audit and src/server/auth')
  expect(said).toContain('error no-full-folders: src/messages/en holds 31 files')
  expect(status).toBe(1)
})
