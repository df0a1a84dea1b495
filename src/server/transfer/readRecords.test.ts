import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestRecord } from './read'
import { readRecords } from './readRecords'

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(content: string | Buffer, size = 65_536) {
  const reads: { place: string; value?: unknown; wrong?: string }[] = []
  for await (const { size: _, ...record } of readRecords(inPieces(Buffer.from(content), size))) {
    reads.push(record)
  }
  return reads
}

const records = [
  { ID: 1, Subject: 'Grüße – ça va? 😀' },
  { ID: 2, Subject: '{"records":[' },
]
const envelope = { filter: 'a "b" \\ c', limitStart: 0, limitPageSize: -1, total: null }
const contents = {
  'a list as the API returns it': JSON.stringify({ ...envelope, records, count: 2, status: 200 }),
  'a list with its records first': JSON.stringify({ records, count: 2 }),
  'a list for people': JSON.stringify({ ...envelope, records }, null, 2),
  'an array': JSON.stringify(records),
  'one record a line': records.map((record) => JSON.stringify(record)).join('\n'),
  'one record a line, from Windows': `${records.map((record) => JSON.stringify(record)).join('\r\n')}\r\n`,
}

describe('the records of a file', () => {
  test.each(Object.entries(contents))(
    '%s, packed or not, with a mark or without',
    async (_, content) => {
      const places =
        content === contents['one record a line'] || content.includes('\r\n') ? 'line' : 'record'
      const expected = records.map((value, place) => ({ place: `${places} ${place + 1}`, value }))
      expect(await read(content)).toEqual(expected)
      expect(await read(`\uFEFF${content}`)).toEqual(expected)
      expect(await read(gzipSync(content))).toEqual(expected)
    },
  )

  test('are the same in whatever pieces they arrive', async () => {
    const content = fc.constantFrom(...Object.values(contents))
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 80 }), async (text, size) => {
        expect(await read(text, size)).toEqual(await read(text))
      }),
    )
  })

  test('a line that is no JSON is named, and those after it are read', async () => {
    const reads = await read('{"ID":1}\n\n{"ID":2\n"text"\n{"ID":3}\n')
    expect(reads.map(({ place }) => place)).toEqual(['line 1', 'line 3', 'line 4', 'line 5'])
    expect(reads[1]?.wrong).toMatch(/^is not JSON: /)
    expect(reads.map(({ value }) => value)).toEqual([{ ID: 1 }, undefined, 'text', { ID: 3 }])
  })

  test('bytes that are no text are named, in a line and in a list', async () => {
    const broken = Buffer.from('{"ID":1,"Subject":"#"}')
    broken[broken.indexOf('#')] = 0xff
    const comma = Buffer.from(',')
    const good = Buffer.from('{"ID":2}')
    const lines = await read(Buffer.concat([broken, Buffer.from('\n'), good]))
    expect(lines).toEqual([
      { place: 'line 1', wrong: 'is not UTF-8' },
      { place: 'line 2', value: { ID: 2 } },
    ])
    const list = await read(
      Buffer.concat([Buffer.from('['), broken, comma, good, Buffer.from(']')]),
    )
    expect(list).toEqual([
      { place: 'record 1', wrong: 'is not UTF-8' },
      { place: 'record 2', value: { ID: 2 } },
    ])
  })

  test('what stands for broken bytes is text where somebody wrote it', async () => {
    const record = { Subject: '\uFFFD' }
    expect(await read(JSON.stringify([record]), 1)).toEqual([{ place: 'record 1', value: record }])
  })

  test('a line longer than any record is named and not gathered', async () => {
    const reads = await read(`{"ID":1}\n${'x'.repeat(longestRecord + 1)}\n{"ID":3}`)
    expect(reads).toEqual([
      { place: 'line 1', value: { ID: 1 } },
      { place: 'line 2', wrong: `is longer than ${longestRecord} bytes` },
      { place: 'line 3', value: { ID: 3 } },
    ])
  })

  test.each([
    ['ends too early', '[{"ID":1},{"ID":2'],
    ['ends too early', '{"records":[{"ID":1}'],
    ['the file cannot be read on', '[{"ID":1},{"ID" 2}]'],
    ['the file cannot be read on', `[{"ID":1},"${'x'.repeat(longestRecord + 200_000)}"]`],
  ])('a list that %s gives what came before', async (reason, content) => {
    const reads = await read(content)
    expect(reads[0]).toEqual({ place: 'record 1', value: { ID: 1 } })
    expect(reads.at(-1)?.place).toBe('after record 1')
    expect(reads.at(-1)?.wrong).toContain(reason)
  })

  test('nothing in an empty file, nothing in an empty list', async () => {
    for (const content of ['', '\n\n', '[]', '{"records":[]}'])
      expect(await read(content)).toEqual([])
  })

  test('a packed file that is cut off fails, since nobody knows what is missing', async () => {
    const packed = gzipSync(contents['one record a line'].repeat(50))
    await expect(read(packed.subarray(0, packed.length - 12))).rejects.toThrow()
  })
})
