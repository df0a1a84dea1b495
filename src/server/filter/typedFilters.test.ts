import { afterAll, beforeAll, expect, test } from 'vitest'
import { listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { fold } from '@/contract/filter/fold'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
}, 300_000)
afterAll(() => server.close())

const make = async (Subject: string, Sender: string, AcdEventTypesID = 5): Promise<number> => {
  const body = { AcdEventTypesID, AcdGroupsID: 235, Sender, Subject }
  return (await server.call(createEvent, { body })).records[0]?.ID ?? 0
}
const found = async (filter: string): Promise<number[]> =>
  (await server.call(listEvents, { query: { filter } })).records.map(({ ID }) => ID)
const statusOf = async (filter: string) =>
  (await server.send(listEvents, { query: { filter } })).status

test('a number is found as the product writes it, as it is dialled, and in parts', async () => {
  const id = await make('spaced', '+49 30 90912345', 3)
  const other = await make('spaced', '+49 30 90912346', 3)
  for (const filter of [
    '+49 30 90912345',
    '+49 (0)30 / 9091-2345',
    '0049 30 90912345',
    '030 90912345',
    '(030) 9091 2345',
    '49 30 90912345',
    '30 90912345',
    '\u202a+49\u00a030\u200990912345\u202c',
    '"+49 30 90912345"',
    '＋４９ ３０ ９０９１２３４５',
    '+٤٩ ٣٠ ٩٠٩١٢٣٤٥',
    'sender:"+٤٩ ٣٠ ٩٠٩١٢٣٤٥"',
    'spaced +49 30 90912345 status:open',
  ]) {
    expect(await found(filter), filter).toEqual([id])
  }
  expect(await found('subject:spaced +49 30 9091')).toEqual([id, other])
  expect(await found('subject:spaced -+49 30 90912345')).toEqual([other])
})

test('what is refused in a form is no number in a filter: nobody else is found', async () => {
  await make('longer', '4930909123450', 3)
  await make('both', '493090912345030', 3)
  for (const filter of ['493090912345.0', 'sender:"493090912345 / 030"']) {
    expect(await found(`${filter} subject:longer,both`), filter).toEqual([])
  }
})

test('numbers side by side that are two words still are', async () => {
  const both = await make('ticket 123456 and 789012', 'a@example.com')
  await make('ticket 123456 alone', 'a@example.com')
  expect(await found('123456 789012')).toEqual([both])
  expect(await found('ticket 789012 123456')).toEqual([both])
})

test.each([
  ['Bitte call me, please today', 'please today', '“call me, please”', '„call me, please“'],
  ['Anruf von O\u2019Neill & Söhne', "o'neill", 'O\u2019Neill', "O'NEILL"],
  ["Anruf von D'Angelo", 'D\u2019Angelo', "d'angelo"],
  ['Işık Teknik İZMİR', 'ışık', 'izmir', 'IŞIK'],
  ['GROẞE STRASSE', 'straße', 'strasse', 'große'],
  ['Ma\u0308nnlich NFD', 'männlich', 'MANNLICH'],
  ['\ufb01nal \ufb00 ligature', 'final', 'ff'],
  ['\uff26\uff55\uff4c\uff4c\uff57\uff49\uff44\uff54\uff48 77', 'fullwidth'],
  ['soft\u00adhyphen and zero\u200bwidth', 'softhyphen', 'zerowidth'],
  ['E-Mail \u2013 Gedankenstrich', '"e-mail - gedankenstrich"', 'E\u2011Mail'],
  ['İstanbul', 'istanbul', 'İSTANBUL'],
])('%s is found by %s, %s and %s', async (subject, ...filters) => {
  const id = await make(subject, 'words@example.com')
  for (const filter of filters) {
    if (filter !== undefined)
      expect(await found(`sender:words@example.com ${filter}`), filter).toContain(id)
  }
})

test('what is stored folded is folded by the function that folds what is searched', async () => {
  const stored = await server.db.asAccount(1, (tx) =>
    tx.selectFrom('acd_events').select('search_text').execute(),
  )
  expect(stored.length).toBeGreaterThan(100)
  for (const { search_text } of stored) expect(fold(search_text)).toBe(search_text)
})

test('in the hour that occurs twice both passes are covered', async () => {
  const instants = ['00:15', '01:15', '01:45', '02:15'].map((time) => `2026-10-25T${time}:00Z`)
  const [first = 0, second = 0, third = 0, fourth = 0] = await Promise.all(
    instants.map(async (instant) => {
      const id = await make('twice', 'night@example.com')
      await server.db.asAccount(1, (tx) =>
        tx
          .updateTable('acd_events')
          .set({ dt_created: new Date(instant) })
          .where('id', '=', id)
          .execute(),
      )
      return id
    }),
  )
  for (const [filter, ids] of [
    ['2026-10-25T02:00..2026-10-25T02:59', [first, second, third]],
    ['2026-10-25T02:15', [first, second]],
    ['2026-10-25T02:45', [third]],
    // From the first 02:30 on: what is shown as 02:15 after it is later in time.
    ['>=2026-10-25T02:30', [second, third, fourth]],
    ['<=2026-10-25T02:15', [first, second]],
    ['>2026-10-25T02:15', [third, fourth]],
    ['<2026-10-25T02:15', []],
  ] as const) {
    const listed = await found(`sender:night@example.com created:${filter}`)
    expect(listed, filter).toEqual(ids)
  }
})

test('a date that cannot be is 400, and the first and last days are no fault', async () => {
  for (const date of ['0000-12-31', '10000-01-01', '2026-02-30', '-10000d', '+2026-01-01']) {
    expect(await statusOf(`created:${date}`), date).toBe(400)
    expect(await statusOf(`created:<=${date}`), date).toBe(400)
  }
  for (const date of ['0001-01-01', '9999-12-31', '9999-12-31T23:59', '-9999d', '-9999h']) {
    expect(await statusOf(`created:${date}`), date).toBe(200)
    expect(await statusOf(`appointment:>=${date}`), date).toBe(200)
  }
  expect((await found('created:0001-01-01..9999-12-31')).length).toBeGreaterThan(0)
})
