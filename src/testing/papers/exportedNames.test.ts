import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const exported = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /[.](tsx?|mjs)$/.test(path) && !/[.]test[.]tsx?$/.test(path))
  .flatMap((path) => {
    const text = readFileSync(join('src', path), 'utf8')
    const found = text.matchAll(
      /^export (?:default )?(?:async )?(?:abstract )?(function\*?|const|let|class|type) (\w+)/gm,
    )
    return [...found].map(([, kind = '', name = '']) => ({ path, kind, name }))
  })
const names = new Set(exported.map(({ name }) => name))
const where = (found: typeof exported) => found.map(({ path, name }) => `${name} in ${path}`)

/** Types of these names say nothing: they get the name of the thing. */
const empty = ['Settings', 'Told', 'Asked', 'Given', 'Known', 'Kept', 'Said', 'Found', 'Place']

/** Words that had two meanings or were ours alone, and what is said in their place. */
const retired: Record<string, string> = {
  standing: 'ListChanges or WaitReasons',
  moment: 'Snapshot or instant',
  asker: 'principal',
  together: 'batch',
  most: 'max',
  ears: 'notifications',
  slip: 'bodyReport',
  gather: 'collectFaults',
  outside: 'UntrustedText',
  outdate: 'invalidate',
  calm: 'snapshot',
  deafen: 'unsubscribe',
  unseen: 'VisuallyHidden',
  aloud: 'LiveAnnouncer',
  latePage: 'lazyPage',
  addressed: 'LocationProvider',
  lookedAt: 'useVisibleRange',
  useReturn: 'useRestoreFocus',
  judgeRecord: 'validateRecord',
  patience: '…Ms',
  farewell: '…Ms',
}

/** The words of a name: `useCalmRows` is use, calm, rows. */
const isIn = (word: string, name: string) =>
  new RegExp(`(^|[a-z0-9])${word}([A-Z0-9]|s?$)`).test(name) ||
  new RegExp(`(^|[a-z0-9])${word[0]?.toUpperCase()}${word.slice(1)}([A-Z0-9]|s?$)`).test(name)

test('no exported type has a name that says nothing', () => {
  const types = exported.filter(({ kind }) => kind === 'type')
  expect(types.length).toBeGreaterThan(200)
  expect(where(types.filter(({ name }) => empty.includes(name)))).toEqual([])
})

test.each(Object.entries(retired))('no exported name says %s, it is %s', (word) => {
  expect(where(exported.filter(({ name }) => isIn(word, name)))).toEqual([])
})

test.each(['server', 'contract', 'client'])('no name is exported by two files of %s', (room) => {
  const own = exported.filter(({ path }) => path.startsWith(`${room}/`))
  const twice = own.filter(({ path, name }) =>
    own.some((other) => other.name === name && other.path !== path),
  )
  expect(own.length).toBeGreaterThan(50)
  expect(where(twice)).toEqual([])
})

test('a retired word is found inside a name, and not inside another word', () => {
  expect(['calmEvents', 'useCalmRows', 'Calm'].map((name) => isIn('calm', name))).toEqual([
    true,
    true,
    true,
  ])
  expect(['becalmed', 'calming'].map((name) => isIn('calm', name))).toEqual([false, false])
})

test('every name in the glossary is exported', () => {
  const glossary = readFileSync('docs/glossary.md', 'utf8')
  const named = [...glossary.matchAll(/`(\w*[a-z]\w*)`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !names.has(name))).toEqual([])
})
