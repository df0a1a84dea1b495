import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { notificationLoop } from './notificationLoop'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A database whose LISTEN is answered when the test says so. */
function slowDatabase() {
  const answers: (() => void)[] = []
  let subscribed = 0
  const listen = () =>
    new Promise<() => void>((resolve) => {
      answers.push(() => {
        subscribed += 1
        resolve(() => {
          subscribed -= 1
        })
      })
    })
  return { db: { listen }, answers, subscribed: () => subscribed }
}

test('ticks and listens from start to stop', async () => {
  const { db, answers, subscribed } = slowDatabase()
  const onTick = vi.fn()
  const loop = notificationLoop({ db, onMessage: () => undefined, onTick })
  const started = loop.start()
  answers[0]?.()
  await started
  await loop.start()
  vi.advanceTimersByTime(3000)
  expect([subscribed(), answers.length, onTick.mock.calls.length]).toEqual([1, 1, 3])
  loop.stop()
  vi.advanceTimersByTime(3000)
  expect([subscribed(), onTick.mock.calls.length]).toEqual([0, 3])
})

test('stopped and started again while the database has not answered, it has one subscription', async () => {
  const { db, answers, subscribed } = slowDatabase()
  const onTick = vi.fn()
  const loop = notificationLoop({ db, onMessage: () => undefined, onTick })
  const first = loop.start()
  loop.stop()
  const second = loop.start()
  for (const answer of answers) answer()
  await Promise.all([first, second])
  vi.advanceTimersByTime(2000)
  expect([subscribed(), onTick.mock.calls.length]).toEqual([1, 2])
  loop.stop()
  vi.advanceTimersByTime(2000)
  expect([subscribed(), onTick.mock.calls.length]).toEqual([0, 2])
})
