import { expect, test } from 'vitest'
import { Ended } from '../db/endable'
import { turns } from './turns'

/** Work that is named as it begins, and ends when it is told to. */
function workshop(settings: Parameters<typeof turns>[0]) {
  const inTurn = turns(settings)
  const begun: string[] = []
  const ends = new Map<string, (error?: Error) => void>()
  const ask = (key: string, name: string, signal?: AbortSignal) =>
    inTurn(key, signal, () => {
      begun.push(name)
      return new Promise<string>((resolve, reject) => {
        ends.set(name, (error) => (error ? reject(error) : resolve(name)))
      })
    })
  const end = async (name: string, error?: Error) => {
    ends.get(name)?.(error)
    await new Promise(setImmediate)
  }
  return { ask, begun, end }
}

test('the calls of one key take turns, and those of another do not wait behind them', async () => {
  const { ask, begun, end } = workshop({ atOnce: 2, perKey: 1 })
  const asked = ['a1', 'a2', 'a3', 'b1'].map((name) => ask(name.slice(0, 1), name))
  await end('')
  expect(begun).toEqual(['a1', 'b1'])
  await end('a1')
  await end('b1')
  await end('a2')
  expect(begun).toEqual(['a1', 'b1', 'a2', 'a3'])
  await end('a3')
  expect(await Promise.all(asked)).toEqual(['a1', 'a2', 'a3', 'b1'])
})

test('keys come round one after the other where there is one place for all', async () => {
  const { ask, begun, end } = workshop({ atOnce: 1, perKey: 1 })
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) void ask(name.slice(0, 1), name)
  for (let turn = 0; turn < 6; turn += 1) await end(begun.at(-1) ?? '')
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
})

test('who has gone is passed over, and what fails gives its place on', async () => {
  const { ask, begun, end } = workshop({ atOnce: 1, perKey: 1 })
  const gone = new AbortController()
  const failing = expect(ask('a', 'a1')).rejects.toThrow('broken')
  const given = ask('a', 'a2', gone.signal)
  const last = ask('a', 'a3')
  await end('')
  gone.abort()
  await expect(given).rejects.toThrow(Ended)
  await end('a1', new Error('broken'))
  await failing
  await end('a3')
  expect(await last).toBe('a3')
  await expect(ask('a', 'a4', gone.signal)).rejects.toThrow(Ended)
  expect(begun).toEqual(['a1', 'a3'])
})
