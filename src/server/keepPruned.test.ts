import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { startServer } from '@/testing/startServer'
import { keepPruned } from './keepPruned'

afterEach(() => {
  vi.useRealTimers()
})

test('what waits for the upkeep waits for less than a minute', async () => {
  const server = await startServer()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const done = { recordMinute: 0, releaseLate: 0 }
  const counting = (name: keyof typeof done) => async () => {
    done[name] += 1
  }
  const stop = keepPruned(server.db, pino({ level: 'silent' }), {
    recordMinute: counting('recordMinute'),
    releaseLate: counting('releaseLate'),
  })
  vi.advanceTimersByTime(59_000)
  expect(done.releaseLate).toBeGreaterThan(0)
  expect(done.recordMinute).toBeGreaterThan(0)
  const before = { ...done }
  stop()
  vi.advanceTimersByTime(600_000)
  expect(done).toEqual(before)
  vi.useRealTimers()
  await server.close()
})
