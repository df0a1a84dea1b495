import { expect, test } from 'vitest'
import { flights } from './flights'

/** Work that ends when it is told to. */
function working() {
  let [begun, end] = [0, () => {}]
  const work = () => {
    begun += 1
    return new Promise<void>((resolve) => {
      end = resolve
    })
  }
  return { work, end: () => end(), begun: () => begun }
}

test('goes on once for all who begin it, and anew once it is done', async () => {
  const { begin, wait } = flights(() => 0)
  const { work, end, begun } = working()
  for (const _ of [1, 2, 3]) begin('a', work)
  expect(begun()).toBe(1)
  const waiting = Promise.all([wait('a', 60_000), wait('a', 60_000)])
  end()
  await waiting
  begin('a', work)
  expect(begun()).toBe(2)
  end()
})

test('is waited for no longer than there is patience, counted from its beginning', async () => {
  let now = 0
  const { begin, wait } = flights(() => now)
  const { work, end } = working()
  begin('a', work)
  await wait('a', 1)
  now = 60_000
  // Who comes later does not begin to wait anew.
  await wait('a', 60_000)
  await wait('another', 60_000)
  end()
})
