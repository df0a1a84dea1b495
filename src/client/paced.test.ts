import { expect, test, vi } from 'vitest'
import { paced } from './paced'

test('runs one at a time, and once more for the calls that came meanwhile', async () => {
  vi.useFakeTimers()
  let running = 0
  let runs = 0
  const work = async () => {
    running += 1
    runs += 1
    expect(running).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 100))
    running -= 1
  }
  const { call } = paced({ work, waitMs: 500 })
  for (let calls = 0; calls < 20; calls += 1) call()
  await vi.advanceTimersByTimeAsync(50)
  for (let calls = 0; calls < 20; calls += 1) call()
  expect(runs).toBe(1)
  await vi.advanceTimersByTimeAsync(500)
  expect(runs).toBe(1)
  await vi.advanceTimersByTimeAsync(5000)
  expect(runs).toBe(2)
  vi.useRealTimers()
})

test('rests longer after work that took long, and goes on after work that failed', async () => {
  vi.useFakeTimers()
  const began: number[] = []
  const work = async () => {
    began.push(Date.now())
    await new Promise((_, reject) => setTimeout(() => reject(new Error('lost')), 1000))
  }
  const { call, stop } = paced({ work, waitMs: 100 })
  call()
  await vi.advanceTimersByTimeAsync(10)
  call()
  await vi.advanceTimersByTimeAsync(10_000)
  expect((began[1] ?? 0) - (began[0] ?? 0)).toBe(4000)
  call()
  stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(began).toHaveLength(2)
  vi.useRealTimers()
})

test('what begins anew does not wait for how long work took before', async () => {
  vi.useFakeTimers()
  let tookMs = 60_000
  const began: number[] = []
  const work = async () => {
    began.push(Date.now())
    await new Promise((resolve) => setTimeout(resolve, tookMs))
  }
  const from = Date.now()
  const { call, callAnew, stop } = paced({ work, waitMs: 100 })
  call()
  await vi.advanceTimersByTimeAsync(1000)
  call()
  callAnew()
  tookMs = 10
  await vi.advanceTimersByTimeAsync(60_000)
  expect(began.map((at) => at - from)).toEqual([0, 60_100])
  stop()

  tookMs = 60_000
  call()
  await vi.advanceTimersByTimeAsync(61_000)
  call()
  callAnew()
  await vi.advanceTimersByTimeAsync(1000)
  expect(began).toHaveLength(4)
  stop()
  vi.useRealTimers()
})
