import { expect, test } from 'vitest'
import { passesOf, secondsOf } from './migrationTime'

test.each<[string, { way: string; table: string }[]]>([
  ['CREATE INDEX a ON acd_events (id) WHERE id > 1;', [{ way: 'read', table: 'acd_events' }]],
  ['CREATE UNIQUE INDEX a\n  ON users (id);', [{ way: 'read', table: 'users' }]],
  ['ALTER TABLE users ADD COLUMN a text;', []],
  ['ALTER TABLE users ADD COLUMN a text, ADD CHECK (a > 1);', [{ way: 'read', table: 'users' }]],
  ['ALTER TABLE users ALTER COLUMN a TYPE bigint;', [{ way: 'write', table: 'users' }]],
  ['UPDATE users SET a = 1; -- UPDATE acd_groups SET a = 1;', [{ way: 'write', table: 'users' }]],
  ['CREATE FUNCTION a() AS $$ BEGIN UPDATE users SET a = 1; END $$;', []],
  [`INSERT INTO copies SELECT ';' FROM users;`, [{ way: 'read', table: 'users' }]],
  ['INSERT INTO one VALUES (1);', []],
])('what goes through a table: %s', (text, passes) => {
  expect(passesOf(text)).toEqual(passes)
})

test('the time grows with the table, and is that of a start for a table that is not there', () => {
  const text = 'CREATE INDEX a ON acd_events (id);'
  const of = (bytes: number) => secondsOf('embedded', { text }, { acd_events: bytes })
  expect(of(400_000_000) - of(0)).toBeCloseTo(10)
  expect(secondsOf('embedded', { text }, {})).toBe(of(0))
})
