import { expect, test } from 'vitest'
import { freeName } from './clone/freeName'
import { nameState } from './nameState'

const others = ['Winter offer', 'Été', 'Campaign 1000']

test.each([
  ['Winter offer', { kind: 'taken' }],
  ['winter OFFER', { kind: 'near', twin: 'Winter offer' }],
  ['ete', { kind: 'near', twin: 'Été' }],
  ['Winter offer 2', { kind: 'free' }],
])('of the name %s', (name, state) => {
  expect(nameState(name, others)).toEqual(state)
})

test('an exact twin counts more than a near one', () => {
  expect(nameState('winter offer', ['Winter offer', 'winter offer'])).toEqual({ kind: 'taken' })
})

test('the proposal steps aside for near twins too', () => {
  const copyOf = (name: string, count: number) => `${name} (copy${count > 1 ? ` ${count}` : ''})`
  expect(freeName('Winter', ['Winter'], copyOf)).toBe('Winter (copy)')
  expect(freeName('Winter', ['WINTER (Copy)', 'winter (copy 2)'], copyOf)).toBe('Winter (copy 3)')
})
