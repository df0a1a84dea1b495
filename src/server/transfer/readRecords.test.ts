import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { highestId } from './highestId'
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
      const lineOf = (value: object) =>
        content.slice(0, content.indexOf(JSON.stringify(value).slice(0, 7))).split(/\r\n|\r|\n/)
      const expected = records.map((value, place) => {
        const line = content.includes(`"ID": `)
          ? content.split('\n').findIndex((text) => text.includes(`"ID": ${value.ID}`))
          : lineOf(value).length
        const isLines = Object.entries(contents).some(
          ([name, one]) => one === content && name.startsWith('one record'),
        )
        return {
          place: isLines ? `line ${place + 1}` : `record ${place + 1} (line ${line})`,
          value,
        }
      })
      expect(await read(content)).toEqual(expected)
      expect(await read(`\uFEFF${content}`)).toEqual(expected)
      expect(await read(gzipSync(content))).toEqual(expected)
      expect(await read(Buffer.from(content, 'utf16le'))).toEqual(expected)
      expect(await read(Buffer.from(`\uFEFF${content}`, 'utf16le').swap16())).toEqual(expected)
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
      { place: 'line 1', wrong: 'holds bytes that are not UTF-8 text' },
      { place: 'line 2', value: { ID: 2 } },
    ])
    const list = await read(
      Buffer.concat([Buffer.from('['), broken, comma, good, Buffer.from(']')]),
    )
    expect(list).toEqual([
      { place: 'record 1 (line 1)', wrong: 'holds bytes that are not UTF-8 text' },
      { place: 'record 2 (line 1)', value: { ID: 2 } },
    ])
  })

  test('what stands for broken bytes is text where somebody wrote it', async () => {
    const record = { Subject: '\uFFFD' }
    expect(await read(JSON.stringify([record]), 1)).toEqual([
      { place: 'record 1 (line 1)', value: record },
    ])
  })

  test('a line longer than any record is named and not gathered', async () => {
    const reads = await read(`{"ID":1}\n${'x'.repeat(longestRecord + 1)}\n{"ID":3}`)
    expect(reads).toEqual([
      { place: 'line 1', value: { ID: 1 } },
      { place: 'line 2', wrong: 'is longer than 4 MiB, the most that one event may have' },
      { place: 'line 3', value: { ID: 3 } },
    ])
  })

  test.each([
    ['ends too early', '[{"ID":1},{"ID":2'],
    ['ends too early', '{"records":[{"ID":1}'],
    ['closes nothing', '[{"ID":1},{"ID":2]}'],
  ])('a list that %s gives what came before', async (reason, content) => {
    const reads = await read(content)
    expect(reads[0]).toEqual({ place: 'record 1 (line 1)', value: { ID: 1 } })
    expect(reads.at(-1)?.place).toBe('after record 1 (line 1)')
    expect(reads.at(-1)?.wrong).toContain(`the rest of the file cannot be read: `)
    expect(reads.at(-1)?.wrong).toContain(reason)
  })

  test.each([
    ['no colon', '[\n{"ID":1},\n{"ID" 2},\n{"ID":3}\n]'],
    ['a text that is not closed', '[\n{"ID":1},\n{"ID":2,"Subject":"x,"Sender":"y"},\n{"ID":3}\n]'],
    ['a last text that is not closed', '[\n{"ID":1},\n{"ID":2,"Subject":"x},\n{"ID":3}\n]'],
    ['no end', '{"records":[\n{"ID":1},\n{"ID":2,\n{"ID":3}\n]}'],
    ['too many bytes', `[\n{"ID":1},\n"${'x'.repeat(longestRecord)}",\n{"ID":3}\n]`],
  ])(
    'a record of a list that has %s is named with its line, and the others are read',
    async (_, content) => {
      const reads = await read(content)
      expect(reads.map(({ place }) => place)).toEqual(
        [1, 2, 3].map((n) => `record ${n} (line ${n + 1})`),
      )
      expect(reads.map(({ value }) => value)).toEqual([{ ID: 1 }, undefined, { ID: 3 }])
      expect(reads[1]?.wrong).toBeDefined()
    },
  )

  test.each([
    ['CR alone ends its lines', '{"ID":1}\r\r{"ID":\r{"ID":2}\r', ['line 1', 'line 3', 'line 4']],
    [
      'its lines end in every way',
      '\n{"ID":1}\r\n\r{"ID":\n\r{"ID":2}',
      ['line 2', 'line 4', 'line 6'],
    ],
  ])('the line is right where %s', async (_, content, places) => {
    for (const size of [1, 2, 3, 65_536]) {
      const reads = await read(content, size)
      expect(reads.map(({ place }) => place)).toEqual(places)
      expect(reads.map(({ value }) => value)).toEqual([{ ID: 1 }, undefined, { ID: 2 }])
    }
  })

  test.each([
    ['objects over several lines, one after the other', '{\n "ID": 1\n}\n{\n "ID": 2\n}\n', [1, 4]],
    ['one object over several lines', '{\n "ID": 1\n}\n', [1]],
    [
      'an envelope whose records come last',
      '{"by": ["x", {"records": 1}],\n"records": [\n{"ID": 1}],\n"count": 1}',
      [3],
    ],
    ['an envelope with one record in a line', '{"records": [\n{"ID": 1}\n]}\n', [2]],
  ])('%s are read', async (_, content, lines) => {
    for (const size of [1, 65_536]) {
      expect(await read(content, size)).toEqual(
        lines.map((line, place) => ({
          place: `record ${place + 1} (line ${line})`,
          value: { ID: place + 1 },
        })),
      )
    }
  })

  test.each([
    [
      'an answer with an error',
      '{"status":401,"error":"Unauthorized"}',
      'a server that refused (status 401: Unauthorized)',
    ],
    ['such an answer over lines', '{\n  "message": "No"\n}\n', 'a server that refused (No)'],
    ['an answer that names no reason', '{"status":"error"}', 'refused (status error)'],
    [
      'an answer with a list of errors',
      '{"errors":[{"code":401,"message":"Token expired"}]}',
      'refused (Token expired)',
    ],
    [
      'such an answer with an empty list',
      '{"status":"error","records":[]}',
      'refused (status error)',
    ],
    [
      'another object',
      '{"name":"x","version":2}',
      'one JSON object with the keys “name”, “version”',
    ],
    ['another list’s envelope', '{"data":[{"ID":1}],"meta":{}}', 'with the keys “data”, “meta”'],
    ['a number', '42\n', 'one JSON value, not events: it begins with "42"'],
    ['a text', '"hello"', 'one JSON value'],
    ['a table with quotes', '"ID","Sender"\r\n"1","x"\r\n', 'a table (CSV), not JSON'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000'), 'spreadsheet'],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'old spreadsheet'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'a PDF'],
    ['what zstd packed', Buffer.from('28b52ffd00010203', 'hex'), 'packed with zstd'],
    ['UTF-32 with a mark', Buffer.from('fffe00007b00000022000000', 'hex'), 'text in UTF-32'],
    ['UTF-32 without', Buffer.from('7b0000002200000049000000', 'hex'), 'text in UTF-32'],
    ['the other UTF-32', Buffer.from('0000007b0000002200000049', 'hex'), 'text in UTF-32'],
    ['a page', '<!doctype html>\n<html>\n<p>x\n', 'a web page or XML'],
    ['a table', 'ID;Sender\n1;x\n2;y\n', 'not JSON: it begins with "ID;Sender"'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'a picture'],
    ['what is packed otherwise', Buffer.from([1, 2, 3, 4, 5]), 'not text'],
  ])('%s is refused in one sentence', async (_, content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence)
  })

  test.each([
    ['a comma at the end of its lines', '{"ID":1},\n{"ID":2},\n'],
    ['a comma too many', '[\n{"ID":1},\n{"ID":2},\n]'],
    ['a second list in the next line', '[{"ID":1}]\n[{"ID":2}]\n'],
    ['a second list beside it', '[{"ID":1}][{"ID":2}]'],
    ['keys that objects have anyway', '{"ID":1,"__proto__":{"a":1}}\n{"ID":2,"constructor":1}'],
  ])('%s does not matter', async (_, content) => {
    const reads = await read(content)
    expect(reads.map(({ wrong }) => wrong)).toEqual([undefined, undefined])
    expect(reads.map(({ value }) => (value as { ID: number }).ID)).toEqual([1, 2])
  })

  test.each([
    ['{"ID":1,"Subject":"a","Subject":"b"}', 'states "Subject" twice'],
    ['{"ID":1,"a":{"ID":2},"\\u0049D":3}', 'states "ID" twice'],
    ['{"ID":1,"a":"x\\\\\\",\\"ID\\":2","b":[{"b":1,"a":{"b":2}}]}', undefined],
  ])('a key that is stated twice is named: %s', async (content, wrong) => {
    expect((await read(`{"ID":1}\n${content}\n`))[1]?.wrong).toBe(wrong)
    expect((await read(`[\n${content}]`))[0]?.wrong).toBe(wrong)
  })

  test('a comment is named as one, and never over lines', async () => {
    const above = await read('// export of today\n[\n{"ID":1}\n]\n')
    expect(above).toEqual([
      {
        place: 'after record 0 (line 1)',
        wrong: 'the rest of the file cannot be read: this is not JSON (a comment)',
      },
    ])
    const between = await read('[\n{"ID":1}, // one\n{"ID":2},\n{"ID":\n\n!}]')
    expect(between.map(({ wrong }) => wrong)).toEqual([
      undefined,
      'is not JSON: it begins with a comment',
      expect.not.stringContaining('\n'),
    ])
  })

  test('brackets without end are one fault', async () => {
    expect(await read('['.repeat(100_000))).toMatchObject([{ place: 'after record 0 (line 1)' }])
  })

  test('a single NUL costs its own line', async () => {
    const reads = await read('{"ID":1,"Subject":"a\u0000b"}\n{"ID":2}\n')
    expect(reads[0]?.wrong).toMatch(/^is not JSON/)
    expect(reads[1]?.value).toEqual({ ID: 2 })
  })

  test('the highest ID is found without reading records, whatever the file is', async () => {
    const many = [{ ID: 7, Subject: '\\"ID\\": 99' }, { ID: 920_005 }, { ID: 2_147_483_647 }]
    for (const content of [
      JSON.stringify(many, null, 2),
      ...many.map((one) => JSON.stringify(one)),
    ]) {
      const expected = content.includes('920005') ? 920_005 : content.includes('"ID":7') ? 7 : 0
      for (const bytes of [
        Buffer.from(content),
        gzipSync(content),
        Buffer.from(content, 'utf16le'),
      ]) {
        for (const size of [1, 5, 65_536]) {
          expect(await highestId(inPieces(bytes, size))).toBe(expected)
        }
      }
    }
  })

  test('nothing in an empty file, nothing in an empty list', async () => {
    for (const content of ['', '\n\n', '[]', '{"records":[]}'])
      expect(await read(content)).toEqual([])
  })

  test('a packed file that is cut off fails, since nobody knows what is missing', async () => {
    const packed = gzipSync(contents['one record a line'].repeat(50))
    await expect(read(packed.subarray(0, packed.length - 12))).rejects.toThrow(
      'the gzip file is cut off or damaged',
    )
  })
})
