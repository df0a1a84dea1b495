import { describe, expect, test } from 'vitest'
import { guessColumns } from './contactColumns'
import { decodeFile, readContactFile } from './readContactFile'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => [...(typeof part === 'string' ? Buffer.from(part) : part)]),
  ).buffer

describe('a file of contacts', () => {
  test.each([';', ',', '\t', '|'])('is read with the separator %j', (separator) => {
    const text = [`Name${separator}Phone`, `Smith${separator}4989123`].join('\n')
    expect(readContactFile(text)).toEqual({
      header: ['Name', 'Phone'],
      rows: [{ line: 2, cells: ['Smith', '4989123'] }],
    })
  })

  test('knows the line of each row past quotes, line breaks in cells and empty lines', () => {
    const text = 'Name;Comment\r\n"Smith; ""Jr"" ";"first\r\nsecond"\r\n\r\n;\r\nJones;x\r\n'
    expect(readContactFile(text).rows).toEqual([
      { line: 2, cells: ['Smith; "Jr"', 'first\r\nsecond'] },
      { line: 6, cells: ['Jones', 'x'] },
    ])
  })

  test.each([
    ['UTF-8', bytes('Müller')],
    ['UTF-8 with its mark', bytes([0xef, 0xbb, 0xbf], 'Müller')],
    ['Windows’ Latin', bytes('M', [0xfc], 'ller')],
    ['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from('Müller', 'utf16le')]).buffer],
  ])('is read as %s', (_, file) => {
    expect(decodeFile(file)).toBe('Müller')
  })
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
