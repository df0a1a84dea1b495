// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { intentOf } from './intentOf'
import { loadIntents, useIntent } from './useIntent'

const asked: string[] = []
const ended: string[] = []
let answer: (name: string) => Promise<string>

const queryOf = (name: string) => ({
  queryKey: [name],
  queryFn: ({ signal }: { signal: AbortSignal }) => {
    asked.push(name)
    signal.addEventListener('abort', () => ended.push(name))
    return answer(name)
  },
})

function Place({ name }: { name: string }) {
  return (
    <button type="button" id={name} {...useIntent(() => intentOf(queryOf(name)))}>
      {name}
    </button>
  )
}

let client: QueryClient
beforeEach(async () => {
  await loadIntents()
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers()
  answer = () => new Promise(() => undefined)
  asked.length = 0
  ended.length = 0
  document.body.innerHTML = '<div id="root"></div>'
  client = new QueryClient()
  act(() =>
    createRoot(document.getElementById('root') as HTMLElement).render(
      <QueryClientProvider client={client}>
        <Place name="a" />
        <Place name="b" />
      </QueryClientProvider>,
    ),
  )
  // Elsewhere, so that no press of a former test counts.
  document.dispatchEvent(event('pointermove', { x: -1 }))
})
afterEach(() => {
  for (const name of ['a', 'b']) send(name, 'pointerout', {})
  client.clear()
  vi.useRealTimers()
})

type Told = { x?: number; type?: string; key?: string }
/** jsdom knows no pointers: what is read of them is told. */
function event(kind: string, { x = 0, type = 'mouse', key = '' }: Told) {
  const made = new Event(kind, { bubbles: true })
  return Object.assign(made, {
    screenX: x,
    screenY: 0,
    pointerType: type,
    key,
    relatedTarget: null,
  })
}
const send = (name: string, kind: string, told: Told) =>
  act(() => void document.getElementById(name)?.dispatchEvent(event(kind, told)))
const rest = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

test('what the pointer only passes is not asked for; what it rests on is, once', async () => {
  send('a', 'pointermove', { x: 1 })
  await rest(40)
  send('a', 'pointerout', { x: 2 })
  send('b', 'pointermove', { x: 3 })
  await rest(64)
  expect(asked).toEqual([])
  await rest(1)
  send('b', 'pointermove', { x: 4 })
  await rest(500)
  expect(asked).toEqual(['b'])
})

test('what the pointer leaves is given up, but not what was pressed', async () => {
  send('a', 'pointermove', { x: 1 })
  await rest(65)
  send('a', 'pointerout', { x: 2 })
  await rest(0)
  expect([asked, ended]).toEqual([['a'], ['a']])
  expect(client.getQueryState(['a'])?.status).toBe('pending')

  send('b', 'pointermove', { x: 3 })
  await rest(65)
  send('b', 'pointerdown', { x: 3 })
  send('b', 'pointerout', { x: 4 })
  await rest(0)
  expect([asked, ended]).toEqual([['a', 'b'], ['a']])
})

test('after a press nothing is meant until the pointer has moved', async () => {
  send('a', 'pointerdown', { x: 1 })
  send('b', 'pointermove', { x: 1 })
  await rest(200)
  expect(asked).toEqual([])
  send('b', 'pointermove', { x: 2 })
  await rest(65)
  expect(asked).toEqual(['b'])
})

test('neither touch nor a browser that saves data asks ahead', async () => {
  send('a', 'pointermove', { x: 1, type: 'touch' })
  await rest(200)
  vi.stubGlobal('navigator', { connection: { saveData: true } })
  send('b', 'pointermove', { x: 2 })
  await rest(200)
  expect(asked).toEqual([])
  vi.unstubAllGlobals()
})

test('one that fails is kept quiet, and where it was pressed meanwhile it is asked again', async () => {
  answer = () => Promise.reject(new Error('no time'))
  send('a', 'pointermove', { x: 1 })
  await rest(65)
  expect(asked).toEqual(['a'])
  answer = async (name) => `answer to ${name}`
  await client.fetchQuery(queryOf('a'))
  expect(client.getQueryData(['a'])).toBe('answer to a')

  let fail = () => {}
  answer = () =>
    new Promise((_, reject) => {
      fail = () => reject(new Error('no time'))
    })
  send('a', 'pointerout', { x: 2 })
  send('b', 'pointermove', { x: 3 })
  await rest(65)
  send('b', 'pointerdown', { x: 3 })
  const pressed = client.fetchQuery(queryOf('b'))
  answer = async (name) => `answer to ${name}`
  fail()
  expect(await pressed).toBe('answer to b')
  expect(asked).toEqual(['a', 'a', 'b', 'b'])
})
