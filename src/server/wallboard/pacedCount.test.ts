import { expect, test } from 'vitest'
import { pacedCount } from './pacedCount'

/** Counts that take so long, on a clock of the test's. */
function counting(takesMs: number) {
  const time = { steady: 0, counts: 0 }
  const paced = pacedCount<number>(() => time.steady)
  const ask = (key = 'a') =>
    paced({ key, now: time.steady }, async () => {
      time.steady += takesMs
      time.counts += 1
      return time.counts
    })
  return { time, ask }
}

test('a quick count is made for each answer', async () => {
  const { time, ask } = counting(20)
  for (let answer = 1; answer <= 3; answer += 1) expect((await ask()).value).toBe(answer)
  expect(time.counts).toBe(3)
})

test('a slow count takes a tenth of the time at the most, and says when it was made', async () => {
  const { time, ask } = counting(1000)
  expect(await ask()).toMatchObject({ value: 1, countedAt: 0 })
  time.steady = 9999
  expect(await ask()).toMatchObject({ value: 1, countedAt: 0 })
  time.steady = 10_000
  expect(await ask()).toMatchObject({ value: 2, countedAt: 10_000 })
})

test('what one owner counts is not shown to another', async () => {
  const { ask } = counting(1000)
  expect((await ask('a')).value).toBe(1)
  expect((await ask('b')).value).toBe(2)
})
