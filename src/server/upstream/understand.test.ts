import { expect, test } from 'vitest'
import { wallStamp } from '@/contract/values/zone'
import { readStamps } from '../transfer/readStamp'
import { eventKind, recordKinds } from './kinds/recordKinds'
import { understand } from './understand'

const zone = 'Europe/Berlin'
const reading = {
  kind: eventKind,
  instantOf: readStamps(zone),
  stampOf: (instant: number) => wallStamp(instant, zone),
}
const nulls = Object.fromEntries(
  eventKind.fields.filter(({ isNullable }) => isNullable).map(({ key }) => [key, null]),
)
const event = {
  ...nulls,
  ID: 2375,
  AcdGroupsID: 235,
  AcdEventTypesID: 3,
  AcdEventStatusID: 1,
  EventData: '<eventData></eventData>',
  LastAgentTime: 0,
  bCloseByForeignSystem: false,
  Subject: 'Please call',
  Sender: '49199123456789',
  dtCreated: '2026-11-24T10:00:00.000',
  dtModified: '2026-11-24T10:00:00.000',
  dtLastModified: '2026-11-24T10:00:00.000',
}
const read = (value: Record<string, unknown>, text = JSON.stringify(value)) =>
  understand(reading, { text, value, ID: Number(value.ID) })
const without = (key: string) =>
  Object.fromEntries(Object.entries(event).filter(([name]) => name !== key))
const rowOf = (value: Record<string, unknown>, text?: string) => {
  const understood = read(value, text)
  if ('reason' in understood) throw new Error(understood.reason)
  return understood.row
}

test('a documented record is its columns; keys of ours stay as they are', () => {
  const row = rowOf(event)
  expect(row).toMatchObject({ id: 2375, acd_groups_id: 235, users_id: null, upstream_text: null })
  expect(row.dt_created).toBe('2026-11-24T09:00:00.000Z')
  expect(row).not.toHaveProperty('n_priority')
  expect(rowOf({ ...event, nPriority: 77 })).toHaveProperty('n_priority', 77)
})

test('a missing nullable key is null', () => {
  expect(rowOf(without('UserData2'))).toMatchObject({ user_data_2: null, upstream_text: null })
})

test('types alone are judged: no length, no blank subject, no XML, no clock that is put forward', () => {
  expect(
    rowOf({ ...event, Subject: ' ', EventData: '<a', Receiver: 'x'.repeat(2000) }),
  ).toMatchObject({ subject: ' ', event_data: '<a' })
  expect(rowOf({ ...event, AcdEventTypesID: 12, AcdEventStatusID: 3 })).toBeDefined()
  // 02:30 does not exist that night: it is kept as it is written.
  const row = rowOf({ ...event, dtRemind: '2026-03-29T02:30:00.000' })
  expect(JSON.parse(String(row.upstream_text).replaceAll(':~', ':null'))).toHaveProperty(
    'dtRemind',
    '2026-03-29T02:30:00.000',
  )
})

test('unknown keys are kept as they are written, behind the documented ones', () => {
  const text = `{"Later":1.0,${JSON.stringify(event).slice(1, -1)},"Big":12345678901234567890}`
  const { upstream_text } = rowOf(JSON.parse(text), text)
  expect(upstream_text).toMatch(/"AcdAgentGroupsID":~,"Later":1\.0,"Big":12345678901234567890}$/)
})

test.each([
  ['is missing', without('Subject'), 'Subject is missing'],
  ['is null', { ...event, Sender: null }, 'Sender is null'],
  ['has another type', { ...event, AcdGroupsID: '235' }, 'AcdGroupsID is not an integer'],
  ['is no time', { ...event, dtCreated: '24.11.2026' }, 'dtCreated is not a date and time'],
  ['is no day', { ...event, dtCreated: '2026-02-30T10:00:00.000' }, 'dtCreated cannot be stored'],
  ['holds NUL', { ...event, Subject: 'a\0b' }, 'Subject is not a text that can be stored'],
  ['names no group', { ...event, AcdGroupsID: 0 }, 'AcdGroupsID cannot be stored'],
])('a record where a key %s is of another shape', (_, value, reason) => {
  expect(read(value)).toMatchObject({ reason })
})

test('every fault is named', () => {
  const { Subject: _, ...rest } = event
  expect(read({ ...rest, UsersID: 'me' })).toMatchObject({
    reason: 'Subject is missing; UsersID is not an integer',
  })
})

test('each kind knows the keys of its records, and each table’s columns once', () => {
  for (const { fields } of recordKinds) {
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length)
    expect(new Set(fields.map(({ column }) => column)).size).toBe(fields.length)
  }
})
