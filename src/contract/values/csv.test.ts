import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { type CsvCell, csvLine, jsonCell } from './csv'

const hostile = fc.string({
  unit: fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    ',',
    ';',
    '"',
    "'",
    '\\',
    ' ',
    'x',
    '1',
  ),
  maxLength: 20,
})
const json = fc.jsonValue({ stringUnit: fc.constantFrom('=', '-', ',', ';', '"', '\\', '\t', 'x') })

const delimiters = [',', ';', '\t']

/** What a spreadsheet of any locale may take for a formula, with and without a look at quotes. */
const formulasSeenIn = (file: string): string[] => [
  ...delimiters
    .flatMap((delimiter) => file.split(/[\r\n]/).flatMap((line) => line.split(delimiter)))
    .filter((cell) => /^"*[=+\-@\t＝＋－＠]/.test(cell)),
  ...delimiters
    .flatMap((delimiter) => Papa.parse<string[]>(file, { delimiter }).data.flat())
    .filter((cell) => /^["\t\r\n]*[=+\-@＝＋－＠]/.test(cell)),
]

const formulasIn = (cells: readonly CsvCell[]) =>
  [',', ';'].flatMap((separator) => formulasSeenIn(csvLine(cells, separator)))

test('no separator finds a formula in any text', () =>
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 3 }), (texts) => {
      expect(formulasIn(texts)).toEqual([])
    }),
    { numRuns: 500 },
  ))

test('no separator finds a formula in JSON, which still says the same', () =>
  fc.assert(
    fc.property(fc.record({ before: json, after: json }), (value) => {
      const cell = jsonCell(value)
      expect(formulasIn(['x', cell])).toEqual([])
      expect(JSON.parse(typeof cell === 'string' ? '' : cell.safe)).toEqual(
        JSON.parse(JSON.stringify(value)),
      )
    }),
  ))

test.each([
  ['x;=1+1', "x;'=1+1"],
  ['a;=1+1;b', "a;'=1+1;b"],
  ['x,+49', "x,'+49"],
  ['one\n- two', "one\n'- two"],
  ['x;"=1', `x;"'=1`],
  ['\t=1', "'\t'=1"],
  ['one, two; three - four', 'one, two; three - four'],
  ['3-4', '3-4'],
])('%j is written as %j, for every locale', (text, expected) => {
  for (const delimiter of [',', ';']) {
    expect(parse(csvLine(['a', text], delimiter), { delimiter })).toEqual([['a', expected]])
  }
})
