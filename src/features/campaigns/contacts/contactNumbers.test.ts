import { expect, test } from 'vitest'
import { faultText } from '@/contract/fault'
import type { NumberFault } from '@/contract/values/phone'
import { readNumber } from '@/phone/readNumber'
import { guessColumns } from './contactColumns'
import { validateRows } from './file/contactLines'
import { contactFile, guessHeader, readContactFile } from './file/readContactFile'

/** Line by line the number that is sent, or why it is not. */
function numbersOf(text: string): Record<string, string> {
  const csv = readContactFile(text)
  const { rows, header } = contactFile(csv, guessHeader(csv))
  const { good, leftOut } = validateRows(rows, guessColumns(header), (number) =>
    readNumber(number, 'DE'),
  )
  return Object.fromEntries([
    ...good.map(({ line, contact }) => [line, contact.PhoneNumber1]),
    ...leftOut.map((one) => [
      one.line,
      'issues' in one ? one.issues.map(({ message }) => message).join() : Object.keys(one).join(),
    ]),
  ])
}
const refused = (fault: NumberFault) => faultText(fault)

test('extensions are refused by name', () => {
  const text = [
    'Id;Name;Phone',
    'B1;Adler;"+49 30 1234567 ext 12"',
    'B2;Baum;030 1234567 x34',
    'B3;Christ;030 1234567#56',
    'B4;Dorn;"030 1234567,78"',
    'B5;Eck;+1 212 555 0123 ext. 44',
  ].join('\r\n')
  expect(Object.values(numbersOf(text))).toEqual(Array(5).fill(refused('phone_extension')))
})

test('what a spreadsheet made of numbers is refused by name', () => {
  const text = [
    'id,name,phone',
    '1001,Adler,4930123456.0',
    '1002,Baum,49 30 1234567.0',
    '1003,Christ,"4,93012E+10"',
    '1004,Dorn,4.93012E+10',
  ].join('\n')
  expect(Object.values(numbersOf(text))).toEqual([
    refused('phone_decimal'),
    refused('phone_decimal'),
    refused('phone_rounded'),
    refused('phone_rounded'),
  ])
})

test('two numbers in one cell are not glued together', () => {
  const text = [
    'Id;Name;Phone',
    'C1;Adler;030 12345 / 12346',
    'C2;Baum;"030 12345, 12346"',
    'C3;Christ;"030 12345;12346"',
    'C4;Dorn;030 12345 oder 12346',
  ].join('\r\n')
  expect(Object.values(numbersOf(text))).toEqual(Array(4).fill(refused('phone_two')))
})

test('invisible marks and thin spaces are no fault, and the Italian zero stays', () => {
  const text = [
    'Id;Name;Phone',
    'G1;Adler;\u202a+49 151 23456789\u202c',
    'G2;Baum;\u202d0151 23456780\u202c',
    'G3;Christ;\u200e0151 23456781',
    'G4;Dorn;0151\u202f2345\u202f6782',
    'G5;Eck;+49\u2009151\u200923456783',
    "G6;Fink;'+49 151 23456784",
    'J1;Rossi;+39 (0)6 12345678',
    'J2;Bianchi;+39 06 12345678',
    'J3;Verdi;0039 06 12345679',
    'K1;E.164;491716780000',
  ].join('\r\n')
  expect(Object.values(numbersOf(text))).toEqual([
    '4915123456789',
    '4915123456780',
    '4915123456781',
    '4915123456782',
    '4915123456783',
    '4915123456784',
    '390612345678',
    '390612345678',
    '390612345679',
    '491716780000',
  ])
})
