import { expect, test } from 'vitest'
import { aheadHeader } from '@/contract/endpoint'
import { listGroups } from '@/contract/groups'
import { startServer } from '@/testing/startServer'
import { aheadShare } from './aheadShare'

/** A server whose clock stands still but for what is said to take time. */
function shareAt() {
  let clock = 0
  const ahead = aheadShare(() => clock)
  return {
    take: (ms: number) =>
      ahead(async () => {
        clock += ms
        return 'done'
      }),
    ahead,
    pass: (ms: number) => {
      clock += ms
    },
  }
}

test('what is sent ahead takes a fifth of the time, and is not begun beyond that', async () => {
  const { take, pass } = shareAt()
  let taken = 0
  // An hour in which somebody asks ahead all the time, 10 ms each.
  for (let at = 0; at < 3_600_000; at += 10) {
    if ((await take(10)) === 'done') taken += 10
    else pass(10)
  }
  expect(taken / 3_600_000).toBeCloseTo(0.2, 2)
})

test('one that took long is paid back before the next one begins', async () => {
  const { take, pass } = shareAt()
  expect(await take(3000)).toBe('done')
  pass(6000)
  expect(await take(10)).toBeUndefined()
  pass(2000)
  expect(await take(10)).toBe('done')
})

test('of many at once two run, and a failure is told', async () => {
  const { ahead } = shareAt()
  let end = () => {}
  const slow = () =>
    ahead(
      () =>
        new Promise<string>((resolve) => {
          end = () => resolve('done')
        }),
    )
  const first = slow()
  const failing = ahead(async () => Promise.reject(new Error('broken')))
  expect(await slow()).toBeUndefined()
  await expect(failing).rejects.toThrow('broken')
  end()
  expect(await first).toBe('done')
  expect(await ahead(async () => 'done')).toBe('done')
})

test('a read that is sent ahead is answered where there is time; a press always is', async () => {
  const server = await startServer()
  try {
    const statuses = async (headers: Record<string, string>) => {
      const sent = Array.from({ length: 6 }, () => server.send(listGroups, {}, { headers }))
      return (await Promise.all(sent)).map(({ status }) => status)
    }
    expect(await statuses({ [aheadHeader]: '1' })).toEqual([200, 200, 204, 204, 204, 204])
    expect(await statuses({})).toEqual([200, 200, 200, 200, 200, 200])
  } finally {
    await server.close()
  }
})
