import { expect, test } from 'vitest'
import { fittingOptions, type Option, optionFor } from './findOption'

const group = (id: number, name: string, number: string): Option => ({
  id,
  label: `${name} (${number})`,
  names: [name, number],
})
const groups = [
  group(1, 'Line Support', '2350'),
  group(2, 'Support', '235'),
  group(3, 'Support évening', '99'),
  group(4, 'Sales', '1'),
  group(5, 'Sales', '2'),
  group(6, '235 Sales', '7'),
]

test.each([
  ['Support', 2],
  [' support ', 2],
  ['235', 2],
  ['2350', 1],
  ['Support (235)', 2],
  ['support evening', 3],
  ['line', 1],
  ['evening support', 3],
  // Two of one name: nobody but the reader knows which.
  ['Sales', undefined],
  ['nobody', undefined],
])('%j and Enter choose %s', (typed, id) => {
  expect(optionFor(groups, typed)?.id).toBe(id)
})

test('what is called so stands before what begins so, and that before what only holds it', () => {
  expect(fittingOptions(groups, 'support').map(({ id }) => id)).toEqual([2, 3, 1])
})
