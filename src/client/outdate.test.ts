import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { outdate } from './outdate'

test('an answer that was on its way when something changed is not taken for the new one', async () => {
  const client = new QueryClient()
  let stored = 'before'
  const answers: (() => void)[] = []
  const observer = new QueryObserver(client, {
    queryKey: ['history'],
    queryFn: () => {
      const read = stored
      return new Promise<string>((resolve) => answers.push(() => resolve(read)))
    },
    staleTime: 60_000,
  })
  const leave = observer.subscribe(() => undefined)
  stored = 'after'
  const outdated = outdate(client, ['history'])
  answers[0]?.()
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.()
  await outdated
  expect(client.getQueryData(['history'])).toBe('after')
  leave()
  client.clear()
})
