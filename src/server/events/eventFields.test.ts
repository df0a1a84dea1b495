import { type Insertable, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { AcdEvent } from '@/contract/event/events'
import { openTestDb, type TestDb } from '@/testing/database'
import type { AcdEventsTable } from '../db/tables/events'
import { type FieldOf, fieldEntries, nullableFields, stampFields } from './eventFields'
import { eventSource } from './eventSource'

const keysWhere = (isWanted: (entry: (typeof fieldEntries)[number]) => boolean) =>
  fieldEntries.filter(isWanted).map(([key]) => key)

test('the fields stand in the order of the contract, each with a column of its own', () => {
  const { Result_, ...stored } = AcdEvent.shape
  expect(fieldEntries.map(([key]) => key)).toEqual(Object.keys(stored))
  expect(new Set(fieldEntries.map(([, { column }]) => column)).size).toBe(fieldEntries.length)
})

test('what may be empty, and what is a moment, is as the contract says', () => {
  const taking = (value: unknown) =>
    keysWhere(([key]) => z.safeParse(AcdEvent.shape[key], value).success)
  expect([...nullableFields]).toEqual(taking(null))
  const anyText = taking('2026-11-24T12:00:00.000')
  expect(stampFields).toEqual(anyText.filter((key) => !taking('any text').includes(key)))
})

test('the wire reads every field: moments as texts of the zone, the ID by its table', () => {
  const { wire, sortBy, id } = eventSource('Europe/Berlin')
  expect(Object.keys(wire)).toEqual(fieldEntries.map(([key]) => key))
  expect([wire.ID, wire.SkillsValue2, wire.bCloseByForeignSystem]).toEqual([
    id,
    'skills_value_2',
    'b_close_by_foreign_system',
  ])
  for (const key of stampFields) expect(typeof wire[key]).toBe('object')
  expect(Object.keys(sortBy)).toEqual(['Subject', ...stampFields])
})

describe('the table of the database', () => {
  type Column = { name: string; type: string; isNullable: boolean; hasDefault: boolean }
  let db: TestDb
  let columns: Map<string, Column>
  beforeAll(async () => {
    db = await openTestDb()
    const { rows } = await db.asGate((tx) =>
      sql<Column>`SELECT attname AS name, format_type(atttypid, NULL) AS type,
        NOT attnotnull AS "isNullable", atthasdef AS "hasDefault"
        FROM pg_attribute WHERE attrelid = 'acd_events'::regclass AND attnum > 0`.execute(tx),
    )
    columns = new Map(rows.map((column) => [column.name, column]))
  })
  afterAll(() => db.close())

  const typeOf = {
    id: 'integer',
    integer: 'integer',
    text: 'text',
    flag: 'boolean',
    stamp: 'timestamp with time zone',
  }

  test.each(fieldEntries)('has the column of %s, of its type', (key, { column, kind }) => {
    expect(columns.get(column)).toMatchObject({
      type: typeOf[kind],
      isNullable: nullableFields.has(key),
    })
  })

  test('has a value where a create leaves a field to it, but for the ID', () => {
    const left = keysWhere(([, { column, onCreate }]) => {
      const { isNullable, hasDefault } = columns.get(column) ?? {}
      return onCreate === 'left' && !isNullable && !hasDefault
    })
    expect(left).toEqual(['ID'])
  })

  test('is what the compiler knows: a misspelled or unfit column does not compile', () => {
    const misspelled: FieldOf<number | null> = {
      // @ts-expect-error: skills
      column: 'skils_value_1',
      kind: 'integer',
      default: null,
      onCreate: 'left',
    }
    const row: Partial<Insertable<AcdEventsTable>> = {
      // @ts-expect-error: remind
      dt_remnd: new Date(),
    }
    const names: string[] = [misspelled.column, ...Object.keys(row)]
    expect(names.filter((name) => columns.has(name))).toEqual([])
  })
})
