import type { Migration } from '../migrations'
import type { Db } from '../open'
import type { TableSizes } from './schemaState'

/** Bytes a second of a table with its indexes, as measured (decision 52). */
const bytesPerSecond = {
  embedded: { read: 40_000_000, write: 12_000_000 },
  postgres: { read: 90_000_000, write: 32_000_000 },
} as const

/** What each migration takes by itself: new tables, functions, policies. */
const secondsEach = 0.1

type Way = keyof (typeof bytesPerSecond)['embedded']

/** Statements that go through a whole table, which the first group names. */
const throughTable: readonly [Way, RegExp][] = [
  ['read', /^CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?\w+\s+ON (\w+)/i],
  [
    'read',
    /^ALTER TABLE (\w+)\s[\s\S]*\b(?:ADD (?:CONSTRAINT|CHECK|UNIQUE|FOREIGN)|SET NOT NULL)\b/i,
  ],
  ['write', /^ALTER TABLE (\w+)\s[\s\S]*\b(?:TYPE|GENERATED ALWAYS)\b/i],
  ['write', /^UPDATE (\w+)\s/i],
  ['write', /^DELETE FROM (\w+)\s/i],
  ['read', /^INSERT INTO[\s\S]*\bFROM (\w+)/i],
]

/** Without comments, texts and bodies of functions, in which a semicolon ends nothing. */
const statementsOf = (text: string) =>
  text
    .replace(/--.*$/gm, '')
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replace(/'[^']*'/g, "''")
    .split(';')
    .map((statement) => statement.trim())

/** The tables that a migration goes through, as often as it does. */
export const passesOf = (text: string): { way: Way; table: string }[] =>
  statementsOf(text).flatMap((statement) => {
    const found = throughTable.flatMap(([way, pattern]) => {
      const table = pattern.exec(statement)?.[1]
      return table === undefined ? [] : [{ way, table }]
    })
    return found.slice(-1)
  })

/** About how many seconds a migration takes over tables of these sizes. */
export function secondsOf(
  kind: Db['kind'],
  { text }: Pick<Migration, 'text'>,
  sizes: TableSizes,
): number {
  const rates = bytesPerSecond[kind]
  const passes = passesOf(text).map(({ way, table }) => (sizes[table] ?? 0) / rates[way])
  return passes.reduce((sum, seconds) => sum + seconds, secondsEach)
}
