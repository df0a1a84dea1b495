import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { invalidate, refetchShown } from './invalidate'

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
  const invalidated = invalidate(client, ['history'])
  answers[0]?.()
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.()
  await invalidated
  expect(client.getQueryData(['history'])).toBe('after')
  leave()
  client.clear()
})

test('what is shown is read anew by its key; one that may not be asked is not asked', async () => {
  const client = new QueryClient()
  const asked: string[] = []
  const show = (name: string, enabled: boolean) => {
    const queryFn = () => {
      asked.push(name)
      return name
    }
    return new QueryObserver(client, { queryKey: [name], queryFn, enabled }).subscribe(() => {})
  }
  const leave = [show('shown', true), show('off', false)]
  await refetchShown(client, ['shown'])
  expect(asked).toEqual(['shown'])
  for (const name of ['off', 'missing']) await refetchShown(client, [name])
  expect(asked).toEqual(['shown'])
  await refetchShown(client, ['shown'])
  expect(asked).toEqual(['shown', 'shown'])
  for (const end of leave) end()
})
