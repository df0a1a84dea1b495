import { describe, expect, test } from 'vitest'
import { readNumber } from '@/phone/readNumber'
import { guessColumns } from '../contactColumns'
import { validateRows } from './contactLines'
import { decodeFile, type FileEncoding, guessEncoding, isBinary } from './fileEncoding'
import { contactFile, guessHeader, possibleHeaders, readContactFile } from './readContactFile'

function read(text: string) {
  const csv = readContactFile(text)
  return contactFile(csv, guessHeader(csv))
}
const rowsOf = (text: string) => read(text).rows.map(({ line, cells }) => ({ line, cells }))

/** What becomes of each line; their sum is the number of records behind the header. */
function judged(text: string) {
  const { rows, header, empty } = read(text)
  const { good, leftOut } = validateRows(rows, guessColumns(header), (number) =>
    readNumber(number, 'DE'),
  )
  expect(good.length + leftOut.length).toBe(rows.length)
  return { good: good.map(({ line }) => line), leftOut, empty }
}

describe('a file of contacts', () => {
  test.each([';', ',', '\t', '|'])('is read with the separator %j', (separator) => {
    const text = [`Name${separator}Phone`, `Smith${separator}4989123`].join('\n')
    const { delimiter, header, rows } = read(text)
    expect([delimiter, header]).toEqual([separator, ['Name', 'Phone']])
    expect(rows).toEqual([{ line: 2, cells: ['Smith', '4989123'], lines: 1 }])
  })

  test('is read with the separator that its first line names, and by its own', () => {
    const text = 'sep=;\r\nKundennummer;Name, Vorname;Telefon\r\nD1;M, F;030 1234567\r\n'
    expect(read(text)).toMatchObject({ delimiter: ';', empty: 0 })
    expect(rowsOf(text)).toEqual([{ line: 3, cells: ['D1', 'M, F', '030 1234567'] }])
    const commas = 'Id;Comment\n1;a, b, c\n2;d, e\n3;f\n'
    expect(read(commas).delimiter).toBe(';')
  })

  test('knows the line of each row past quotes, line breaks in cells and empty lines', () => {
    const text = 'Name;Comment\r\n"Smith; ""Jr"" ";"first\r\nsecond"\r\n\r\n;\r\nJones;x\r\n'
    expect(rowsOf(text)).toEqual([
      { line: 2, cells: ['Smith; "Jr"', 'first\r\nsecond'] },
      { line: 6, cells: ['Jones', 'x'] },
    ])
    expect(read(text).empty).toBe(2)
  })

  test.each(['\n', '\r\n', '\r'])('has its lines ended by %j', (end) => {
    expect(rowsOf(['Name;Phone', 'A;1', '', 'B;2', ''].join(end))).toEqual([
      { line: 2, cells: ['A', '1'] },
      { line: 4, cells: ['B', '2'] },
    ])
  })

  test('may have a title above its header, which can be chosen otherwise', () => {
    const text = 'Kundenliste 11/2026;;\n;;\nKundennummer;Nachname;Telefon\nL1;Adler;030 1234561\n'
    const csv = readContactFile(text)
    expect(guessHeader(csv)).toBe(3)
    expect(rowsOf(text)).toEqual([{ line: 4, cells: ['L1', 'Adler', '030 1234561'] }])
    expect(possibleHeaders(csv).map(({ line }) => line)).toEqual([1, 3, 4])
    expect(contactFile(csv, 1)).toMatchObject({ header: ['Kundenliste 11/2026', '', ''], empty: 1 })
    expect(contactFile(csv, 1).rows.map(({ line }) => line)).toEqual([3, 4])
  })
})

describe('a stray quote costs its own line alone', () => {
  const head = 'Id;Name;Phone;Note'
  const good = (id: number, note = '') => `E${id};Adler;030 123456${id};${note}`
  test.each([
    ['at the end of the file', [good(1), good(2, '"Zum Hirschen'), good(3), good(4, 'ok')], [3]],
    ['with another one below', [good(1), good(2, '"Zum'), good(3), good(4, '5"'), good(5)], [3]],
    ['with a whole cell below', [good(1), good(2, '"Zum'), good(3), good(4, '"ok"'), good(5)], [3]],
    ['with an empty cell below', [good(1), good(2, '"Zum'), good(3, '""'), good(4)], [3]],
    ['that ends before its cell does', [good(1, '"Zum" Hirschen'), good(2)], [2]],
    ['in the last line', [good(1), good(2), good(3, '"')], [4]],
    ['in two lines', [good(1, '"a'), good(2), good(3, '"b'), good(4)], [2, 4]],
    [
      'in an earlier column',
      [good(1), 'E2;"Baum;030 1234562;', good(3), good(4, '5"'), good(5)],
      [3],
    ],
  ])('%s', (_, lines, stray) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { good: read, leftOut } = judged([head, ...lines, ''].join(end))
      expect(leftOut.map(({ line }) => line)).toEqual(stray)
      expect(leftOut.every((line) => 'badQuote' in line)).toBe(true)
      expect(read).toHaveLength(lines.length - stray.length)
    }
  })

  test('and no true line break in a cell is taken for one', () => {
    const notes = [
      '"Hi,\nplease; call; A; or B\nthx"',
      '"a\n\nb"',
      '"he said ""no""\n"',
      '"5""\n6"""',
    ]
    const lines = notes.map((note, place) => good(place + 1, note))
    const { good: read, leftOut } = judged([head, ...lines, good(9)].join('\n'))
    expect(leftOut).toEqual([])
    expect(read).toEqual([2, 5, 8, 10, 12])
  })

  test('in time that grows with the file alone', () => {
    const steps = (count: number) => {
      const text = `${head}\n${`E;"Adler;030 1234561;x\n`.repeat(count)}`
      const begun = performance.now()
      expect(readContactFile(text).records).toHaveLength(count + 1)
      return performance.now() - begun
    }
    steps(2_000)
    expect(steps(40_000)).toBeLessThan(10 * steps(20_000) + 200)
  })
})

describe('every line is accounted for', () => {
  test('with more cells than the header, with NUL, twice, empty, of several bytes a letter', () => {
    const text = [
      'Id;Name;Phone',
      '1;Müller 😀;030 1234561',
      '2;Groß;030 12345;12346',
      '3;Ba\u0000um;030 1234562',
      '1;Again;030 1234563',
      '',
      ';;;',
      '4;Öz"türk;030 1234564;;',
      '5;M\uFFFDller;030 1234565',
    ].join('\n')
    const { good, leftOut, empty } = judged(text)
    expect([good, empty]).toEqual([[2, 8], 2])
    expect(leftOut).toEqual([
      { line: 3, cells: 4, columns: 3 },
      { line: 4, issues: [expect.objectContaining({ path: 'Name' })] },
      { line: 5, sameAs: 2 },
      { line: 9, isUnreadable: true },
    ])
  })
})

const utf16 = (text: string, isBig: boolean, mark: string) => {
  const bytes = Buffer.from(mark + text, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}
const mac = (text: string) =>
  Buffer.from(text, 'latin1').map((byte) => ({ 252: 0x9f, 223: 0xa7 })[byte] ?? byte)
const text = 'Nr;Name;Telefon\r\n1;Müller;030 1234567\r\n2;Groß;030 1234568\r\n'

test.each<[string, FileEncoding, Buffer | Uint8Array]>([
  ['UTF-8', 'utf-8', Buffer.from(text)],
  ['UTF-8 with its mark', 'utf-8', Buffer.from(`\uFEFF${text}`)],
  ['Windows’ Latin', 'windows-1252', Buffer.from(text, 'latin1')],
  ['UTF-16', 'utf-16le', utf16(text, false, '')],
  ['UTF-16 with its mark', 'utf-16le', utf16(text, false, '\uFEFF')],
  ['UTF-16, big-endian', 'utf-16be', utf16(text, true, '')],
  ['UTF-16, big-endian with its mark', 'utf-16be', utf16(text, true, '\uFEFF')],
  ['Mac', 'macintosh', mac(text)],
])('a file is guessed and read as %s', (_, encoding, file) => {
  const bytes = Uint8Array.from(file).buffer
  expect([guessEncoding(bytes), isBinary(bytes)]).toEqual([encoding, false])
  expect(decodeFile(bytes, encoding)).toBe(text)
})

test.each([
  ['a workbook', [0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 1, 2, 3]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49]],
])('%s is no table', (_, head) => expect(isBinary(Uint8Array.from(head).buffer)).toBe(true))

test('NUL in a cell makes no UTF-16 of a file', () => {
  expect(guessEncoding(Uint8Array.from(Buffer.from(`${text}3;a\0b;030\0\0`)).buffer)).toBe('utf-8')
})

test.each([
  [
    ['Kundennummer', 'Nachname', 'Vorname', 'Telefon', 'Mobil', 'PLZ', 'Ort', 'E-Mail'],
    [
      'UserData',
      'Name',
      'FirstName',
      'PhoneNumber1',
      'PhoneNumber2',
      'PostalCode',
      'City',
      'Email',
    ],
  ],
  [
    ['Numéro', 'Nom', 'Prénom', 'Société', 'Pays'],
    ['PhoneNumber1', 'Name', 'FirstName', 'Company', 'Country'],
  ],
  [
    ['Client', 'Client ID', 'Name', 'Last name', 'Phone 1', 'shoe size'],
    ['Client', 'UserData', 'Name', undefined, 'PhoneNumber1', undefined],
  ],
])('columns are guessed by their headers: %j', (header, keys) => {
  expect(guessColumns(header)).toEqual(keys)
})
