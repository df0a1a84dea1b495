import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UpstreamFault } from '../upstreamFault'
import { type ListEnd, type ListedRecord, readList } from './readList'

const record = (ID: number, more: object = {}) => ({ ID, Subject: `a "text" \\ {[${ID}`, ...more })
const envelope = (records: unknown[], more: object = {}) =>
  JSON.stringify({
    filter: '',
    limitStart: 0,
    records,
    count: records.length,
    status: 200,
    ...more,
  })

/** The bytes in chunks of some size; where it is cut, the connection breaks off. */
async function* chunksOf(text: string | Buffer, size: number, isCut = false) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  if (isCut) throw new UpstreamFault('silent', 'cut')
}

async function read(text: string | Buffer, { size = 7, isCut = false } = {}) {
  const answer = { status: 200, headers: {}, chunks: chunksOf(text, size, isCut) }
  const list = readList(answer, 'a.example')
  const records: ListedRecord[] = []
  for (;;) {
    const next = await list.next()
    if (next.done) return { records, end: next.value }
    records.push(...next.value)
  }
}
const why = (end: ListEnd) => (end.isWhole ? 'whole' : end.fault.message)

describe('a list', () => {
  test.each([1, 2, 7, 64, 100_000])('is read in chunks of %i bytes', async (size) => {
    const all = [record(3), record(1, { Nested: [{ a: '}' }, ']'] }), record(2, { U: 'ä\u2028' })]
    const { records, end } = await read(envelope(all), { size })
    expect(records.map(({ value }) => value)).toEqual(all)
    expect(records.map(({ text }) => text)).toEqual(all.map((one) => JSON.stringify(one)))
    expect(why(end)).toBe('whole')
  })

  test('may be spaced out, empty, and have its records anywhere', async () => {
    expect(why((await read(envelope([]))).end)).toBe('whole')
    const spaced = JSON.stringify(JSON.parse(envelope([record(1), record(2)])), null, 4)
    expect((await read(spaced)).records).toHaveLength(2)
    const last = `{"count":1,"other":{"records":[5]},"text":"records","records":[{"ID":7}]}`
    const { records, end } = await read(last)
    expect([records.map(({ ID }) => ID), why(end)]).toEqual([[7], 'whole'])
  })

  test.each<[string, string | Buffer, RegExp, number]>([
    ['no byte', '', /is not closed JSON/, 0],
    ['cut in a record', envelope([record(1), record(2)]).slice(0, -60), /is not closed JSON/, 1],
    ['cut behind the records', envelope([record(1)]).slice(0, -1), /is not closed JSON/, 1],
    ['another count', envelope([record(1)], { count: 2 }), /counts other records/, 1],
    ['no count', '{"records":[{"ID":1}],"status":200}', /counts other records/, 1],
    ['an ID twice', envelope([record(1), record(2), record(1)]), /holds the ID 1 twice/, 3],
    ['another status', envelope([record(1)], { status: 500 }), /has another status/, 1],
    ['no records', '{"count":0,"status":200}', /has no list of records/, 0],
    ['two lists', '{"records":[],"records":[{"ID":1}],"count":1}', /two lists of records/, 0],
    [
      'a number for a record',
      '{"records":[{"ID":1},5],"count":2}',
      /something else than objects/,
      1,
    ],
    ['a comma more', '{"records":[{"ID":1},],"count":1}', /something else than objects/, 1],
    ['a comma less', '{"records":[{"ID":1}{"ID":2}],"count":2}', /something else/, 1],
    ['more behind it', `${envelope([record(1)])}{}`, /is not closed JSON/, 1],
    ['a page', '<html><body>Sign in</body></html>', /is not closed JSON/, 0],
  ])('with %s is not whole, and what came before is there', async (_, text, reason, before) => {
    for (const size of [1, 5, 100_000]) {
      const { records, end } = await read(text, { size })
      expect(why(end)).toMatch(reason)
      expect(records).toHaveLength(before)
    }
  })

  test.each<[string, string | Buffer, RegExp, number | undefined]>([
    ['JSON', '{"records":[{"ID":1},{"A":nope,"ID": 7},{"ID":3}],"count":3}', /not JSON/, 7],
    [
      'an ID either',
      '{"records":[{"ID":1},{"ID":nope},{"ID":3}],"count":3}',
      /not JSON/,
      undefined,
    ],
    [
      'UTF-8',
      Buffer.from(envelope([record(1), record(2, { U: 'ä' }), record(3)]), 'latin1'),
      /not UTF-8/,
      2,
    ],
  ])(
    'with a record that is not %s goes on behind it, and is not whole',
    async (_, text, reason, ID) => {
      for (const size of [1, 5, 100_000]) {
        const { records, end } = await read(text, { size })
        expect(records.map((one) => one.ID)).toEqual([1, ID, 3])
        expect(records.map(({ fault }) => fault === undefined)).toEqual([true, false, true])
        expect([why(end), records[1]?.fault]).toEqual([
          expect.stringMatching(reason),
          expect.stringMatching(reason),
        ])
      }
    },
  )

  test('whose connection breaks off is not whole, however it ends', async () => {
    const { records, end } = await read(envelope([record(1)]), { isCut: true })
    expect([records.length, why(end)]).toEqual([1, 'cut'])
  })

  test('with a record above 4 MiB goes on behind it', async () => {
    const long = record(2, { Long: 'x'.repeat(4 * 1024 * 1024) })
    const { records, end } = await read(envelope([record(1), long, record(3)]), { size: 65_536 })
    expect(records.map(({ ID }) => ID)).toEqual([1, 3])
    expect(why(end)).toMatch(/above 4 MiB/)
  })

  test('keeps records without an ID of their own', async () => {
    const { records } = await read(envelope([{ ID: '5' }, { ID: 0 }, {}, { ID: 2 ** 31 }]))
    expect(records.map(({ ID }) => ID)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('of any objects is read as it was written', async () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(objects, fc.integer({ min: 1, max: 40 }), async (all, size) => {
        const records = all.map((one, at) => ({ ...one, ID: at + 1 }))
        const got = await read(JSON.stringify({ records, count: records.length }), { size })
        expect(got.records.map(({ text }) => text)).toEqual(
          records.map((one) => JSON.stringify(one)),
        )
        expect(why(got.end)).toBe('whole')
      }),
    )
  })

  test('that ends before its last byte is never whole', async () => {
    const text = envelope([record(1), record(2), record(3)])
    for (let length = 0; length < text.length; length += 1) {
      expect((await read(text.slice(0, length))).end.isWhole).toBe(false)
    }
  })
})

test('a list is pulled no faster than its records are taken, and nothing of them is kept', async () => {
  let pulled = 0
  async function* chunks() {
    yield Buffer.from('{"records":[')
    for (let ID = 1; ID <= 1000; ID += 1) {
      pulled += 1
      yield Buffer.from(`${ID > 1 ? ',' : ''}${JSON.stringify(record(ID))}`)
    }
    yield Buffer.from('],"count":1000,"status":200}')
  }
  const list = readList({ status: 200, headers: {}, chunks: chunks() }, 'a.example')
  for (let taken = 1; taken <= 1000; taken += 1) {
    const { value } = await list.next()
    expect([pulled, Array.isArray(value) && value.length]).toEqual([taken, 1])
  }
  expect((await list.next()).value).toMatchObject({ isWhole: true })
})
