import { describe, expect, test } from 'vitest'
import { type Bulk, piecesOf, remaining, withResults } from './bulkPieces'

const keys = () => {
  let last = 0
  return () => {
    last += 1
    return `k${last}`
  }
}
const IDs = Array.from({ length: 250 }, (_, place) => place + 1)
const begun = (newKey: () => string): Bulk => ({
  act: { action: 'close' },
  total: IDs.length,
  done: 0,
  left: [],
  unsent: piecesOf(IDs, newKey),
})

describe('an action on many events', () => {
  test('goes out in pieces that hold every event once, each with a key of its own', () => {
    const pieces = piecesOf(IDs, keys())
    expect(pieces.map(({ IDs, key }) => [IDs.length, key])).toEqual([
      [100, 'k1'],
      [100, 'k2'],
      [50, 'k3'],
    ])
    expect(pieces.flatMap((piece) => piece.IDs)).toEqual(IDs)
  })

  test('counts what was done and keeps what was refused, with its reason', () => {
    const bulk = begun(keys())
    const [first] = bulk.unsent
    if (!first) throw new Error('There is a first piece')
    const after = withResults(bulk, first, [{ ID: 7, reason: 'Another agent has it' }])
    expect(after).toMatchObject({ done: 99, left: [{ ID: 7 }] })
    expect(after.unsent.map(({ key }) => key)).toEqual(['k2', 'k3'])
  })

  test('tried again sends unanswered pieces under their old keys, refused events under new ones', () => {
    const newKey = keys()
    const bulk = begun(newKey)
    const [first] = bulk.unsent
    if (!first) throw new Error('There is a first piece')
    const after = withResults(bulk, first, [{ ID: 7, reason: 'x' }])
    expect(remaining(after, newKey).map(({ key, IDs }) => [key, IDs.length])).toEqual([
      ['k2', 100],
      ['k3', 50],
      ['k4', 1],
    ])
  })
})
