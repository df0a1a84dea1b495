import { describe, expect, test } from 'vitest'
import { createAccessToken } from '@/contract/accessTokens'
import { listGroups } from '@/contract/groups'
import { ProblemError, UnreachableError } from './errors'
import { createAsk } from './send'

const html = { 'content-type': 'text/html; charset=utf-8' }
const json = { 'content-type': 'application/json' }
const answering = (status: number, body: string, headers: Record<string, string>) =>
  createAsk({
    fetch: async () => new Response(body, { status, headers }),
    clientsId: () => 1,
  })(listGroups, {})

describe('what is not the server’s own answer counts as none', () => {
  test.each([
    [200, '<h1>Sign in to the network</h1>', html],
    [502, '<h1>Bad Gateway</h1>', html],
    [503, 'upstream connect error', {}],
    [504, '', html],
  ])('%i %s', async (status, body, headers) => {
    await expect(answering(status, body, headers)).rejects.toBeInstanceOf(UnreachableError)
  })

  test('but a refusal of its own is told', async () => {
    const problem = JSON.stringify({ error: 'The database is away', status: 503 })
    await expect(answering(503, problem, json)).rejects.toBeInstanceOf(ProblemError)
  })
})

test('changes wait for the network, unless whoever sends them tries again by themselves', async () => {
  const went: string[] = []
  const stays = new Promise<void>(() => {})
  const ask = createAsk({
    fetch: async (_url, { method = 'GET' }) => {
      went.push(method)
      return new Response('{}', { headers: json })
    },
    clientsId: () => 1,
    untilOnline: () => stays,
  })
  const body = { name: 'A', role: 'agent' } as const
  void ask(createAccessToken, { body })
  await ask(listGroups, {})
  expect(went).toEqual(['GET'])
  await ask(createAccessToken, { body }, { isRetried: true })
  expect(went).toEqual(['GET', 'POST'])
})
