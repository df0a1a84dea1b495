import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importContacts, type LineResult } from '@/contract/contactImport'
import { listContacts } from '@/contract/contacts'
import { listAudit } from '@/contract/operation/audit'
import { guessColumns } from '@/features/campaigns/contacts/contactColumns'
import {
  type ContactLine,
  inPieces,
  validateRows,
} from '@/features/campaigns/contacts/file/contactLines'

import {
  contactFile,
  guessHeader,
  readContactFile,
} from '@/features/campaigns/contacts/file/readContactFile'
import { readNumber } from '@/phone/readNumber'

import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

/** Campaign 4 of the demo data has no contacts. */
const params = { DiallerCampaignsID: '4' }
const send = (lines: object[], duplicates: 'overwrite' | 'keep' = 'overwrite', headers = {}) =>
  server.send(importContacts, { params, body: { duplicates, lines } }, { headers })
const contacts = async () =>
  (await server.call(listContacts, { query: { diallerCampaignsID: '4' } })).records
const results = async (response: Promise<Response>): Promise<LineResult[]> =>
  (await (await response).json()).results

const smith = { UserData: 'c-1', Name: 'Smith', PhoneNumber1: '+49 89 123456' }
const jones = { Name: 'Jones', PhoneNumber1: '4989654321' }

/** A file of 10,000 lines, 37 of them bad in six ways. */
function file() {
  const lines = Array.from({ length: 10_000 }, (_, place) => [
    `K-${place}`,
    `Müller ${place}`,
    `030 ${1_000_000 + place}`,
  ])
  const bad = new Map<number, string>()
  const spoil = (place: number, column: number, text: string, path: string) => {
    const line = lines[place]
    if (line) line[column] = text
    bad.set(place + 2, path)
  }
  for (let n = 0; n < 10; n += 1) spoil(n * 900 + 3, 1, '', 'Name')
  for (let n = 0; n < 10; n += 1) spoil(n * 900 + 4, 2, '', 'PhoneNumber1')
  for (let n = 0; n < 10; n += 1) spoil(n * 900 + 5, 2, 'call me', 'PhoneNumber1')
  for (let n = 0; n < 4; n += 1) spoil(n * 900 + 6, 0, 'K-1', '')
  spoil(7, 1, 'x'.repeat(257), 'Name')
  spoil(8, 1, 'bell\u0007', 'Name')
  spoil(9999, 2, '12', 'PhoneNumber1')
  const text = ['Kundennummer;Nachname;Telefon', ...lines.map((line) => line.join(';'))].join(
    '\r\n',
  )
  return { text, bad }
}

async function importFile(text: string) {
  const csv = readContactFile(text)
  const { header, rows } = contactFile(csv, guessHeader(csv))
  const { good, leftOut } = validateRows(rows, guessColumns(header), (text) =>
    readNumber(text, 'DE'),
  )
  const answers: LineResult[] = []
  for (const lines of inPieces(good)) {
    const body = { duplicates: 'overwrite' as const, lines: lines as (ContactLine & object)[] }
    answers.push(...(await server.call(importContacts, { params, body })).results)
  }
  return { answers, leftOut }
}

describe('a file of contacts', () => {
  test('with 10,000 lines, 37 of them bad: the good ones are in, the bad ones are named; again changes nothing', async () => {
    const { text, bad } = file()
    expect(bad.size).toBe(37)
    const first = await importFile(text)
    expect(first.leftOut.map(({ line }) => line)).toEqual([...bad.keys()].sort((a, b) => a - b))
    for (const leftOut of first.leftOut) {
      const path = bad.get(leftOut.line)
      if (path === '') expect(leftOut).toMatchObject({ sameAs: 3 })
      else expect(leftOut).toMatchObject({ issues: [expect.objectContaining({ path })] })
    }
    expect(first.answers).toHaveLength(9963)
    expect(first.answers.every(({ outcome }) => outcome === 'new')).toBe(true)
    const stored = await contacts()
    expect(stored).toHaveLength(9963)
    const entries = (await server.call(listAudit)).records.length

    const second = await importFile(text)
    expect(second.leftOut).toEqual(first.leftOut)
    expect(second.answers.every(({ outcome }) => outcome === 'unchanged')).toBe(true)
    expect(await contacts()).toEqual(stored)
    expect((await server.call(listAudit)).records.length).toBe(entries)
  }, 120_000)

  test('that reaches the server with its bad lines has them named there too', async () => {
    const said = await results(
      send([
        { line: 2, contact: smith },
        { line: 3, contact: { Name: ' ', PhoneNumber1: '12' } },
        { line: 4, contact: { ...smith, Name: 'Another' } },
        { line: 5, contact: jones },
      ]),
    )
    expect(said.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'new'],
      [3, 'bad'],
      [4, 'twice'],
      [5, 'new'],
    ])
    expect(said[1]?.issues?.map(({ path }) => path)).toEqual(['Name', 'PhoneNumber1'])
    expect((await contacts()).map(({ Name }) => Name)).toEqual(['Jones', 'Smith'])
  })

  test('overwrites the contact with the same UserData, or keeps it; the log says what changed', async () => {
    await send([{ line: 2, contact: smith }])
    const changed = { ...smith, Name: 'Smythe' }
    const [kept] = await results(send([{ line: 2, contact: changed }], 'keep'))
    expect(kept?.outcome).toBe('kept')
    expect((await contacts())[0]?.Name).toBe('Smith')
    const [over] = await results(send([{ line: 2, contact: changed }]))
    expect(over).toMatchObject({ outcome: 'overwritten', ID: kept?.ID })
    expect(await contacts()).toMatchObject([{ ID: kept?.ID, Name: 'Smythe' }])
    const query = { filter: `action:contact.overwrite number:${kept?.ID}` }
    const [entry] = (await server.call(listAudit, { query })).records
    expect(entry).toMatchObject({ before: { Name: 'Smith' }, after: { Name: 'Smythe' } })
  })

  test('belongs to the campaign of the path, whatever its lines say, and to one that exists', async () => {
    await send([
      { line: 2, contact: { ...smith, DiallerCampaignsID: 1, DiallerCampaignsName: 'x' } },
    ])
    expect((await contacts()).map(({ DiallerCampaignsID }) => DiallerCampaignsID)).toEqual([4])
    const nowhere = await server.send(importContacts, {
      params: { DiallerCampaignsID: '999' },
      body: { duplicates: 'overwrite', lines: [{ line: 2, contact: smith }] },
    })
    expect(nowhere.status).toBe(404)
  })

  test('sent twice at the same moment makes each contact once', async () => {
    const lines = Array.from({ length: 50 }, (_, place) => ({
      line: place + 2,
      contact: {
        ...jones,
        Name: `Jones ${place}`,
        ...(place % 2 ? { UserData: `u-${place}` } : {}),
      },
    }))
    await Promise.all([send(lines), send([...lines].reverse()), send(lines)])
    expect(await contacts()).toHaveLength(50)
  })

  test('sent again with its key is answered as before, and does nothing', async () => {
    const key = { 'idempotency-key': 'piece-1' }
    const first = await results(send([{ line: 2, contact: jones }], 'overwrite', key))
    expect(await results(send([{ line: 2, contact: jones }], 'overwrite', key))).toEqual(first)
    expect(await contacts()).toHaveLength(1)
  })
})
