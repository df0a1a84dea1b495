import { expect, test, vi } from 'vitest'
import { createAccessToken } from '@/contract/accessTokens'
import { listGroups } from '@/contract/groups'
import { type Early, earlyAnswers } from './early'
import { createAsk } from './send'

const address = '/rest/v1.0/1/acd/groups'
const answer = (from: string, status = 200) =>
  new Response(JSON.stringify({ records: [from], error: from, status }), {
    status,
    headers: { 'content-type': 'application/json' },
  })

/** A page whose early answer is this one, and what its requests then answer. */
function pageWith(early: Promise<Early | undefined> | undefined) {
  const sent: string[] = []
  const answers = early && earlyAnswers(new Map([[address, early]]))
  const ask = createAsk({
    fetch: async (url) => {
      sent.push(url)
      return answer('the server')
    },
    clientsId: () => 1,
    ...(answers ? { early: answers } : {}),
  })
  const groups = async () => (await ask(listGroups, {})).answer.records
  return { ask, groups, sent }
}

test('an answer that came before the script ran is taken, once, with the moment when it came', async () => {
  const receivedAt = Date.now() - 3000
  const page = pageWith(Promise.resolve({ response: answer('early'), receivedAt }))
  const first = await page.ask(listGroups, {})
  expect([first.answer.records, first.receivedAt]).toEqual([['early'], receivedAt])
  expect(page.sent).toEqual([])
  expect(await page.groups()).toEqual(['the server'])
  expect(page.sent).toEqual([address])
})

test('one that is still on its way is waited for', async () => {
  let come = (_early: Early) => {}
  const page = pageWith(
    new Promise((resolve) => {
      come = resolve
    }),
  )
  const asked = page.groups()
  come({ response: answer('early'), receivedAt: Date.now() })
  expect(await asked).toEqual(['early'])
  expect(page.sent).toEqual([])
})

const html = new Response('<h1>Sign in to the network</h1>', {
  headers: { 'content-type': 'text/html' },
})
test.each([
  ['none came', undefined],
  ['it was refused', { response: answer('refused', 401), receivedAt: Date.now() }],
  ['the server failed', { response: answer('failed', 503), receivedAt: Date.now() }],
  ['another one answered', { response: html, receivedAt: Date.now() }],
  ['it is old', { response: answer('old'), receivedAt: Date.now() - 10_001 }],
])('where %s, the request is sent as if there were none', async (_case, early) => {
  vi.useFakeTimers({ now: Date.now() })
  const page = pageWith(Promise.resolve(early))
  expect(await page.groups()).toEqual(['the server'])
  expect(page.sent).toEqual([address])
  vi.useRealTimers()
})

test('after a change no early answer is taken', async () => {
  const page = pageWith(Promise.resolve({ response: answer('early'), receivedAt: Date.now() }))
  await page.ask(createAccessToken, { body: { name: 'A', role: 'agent' } })
  expect(await page.groups()).toEqual(['the server'])
})
