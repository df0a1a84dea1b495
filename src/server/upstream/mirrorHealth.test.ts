import { beforeEach, expect, test } from 'vitest'
import { startServer } from '@/testing/startServer'
import { startUpstream, type TestUpstream } from '@/testing/upstream/startUpstream'
import { operationNotes } from '../operation/operationNotes'
import { pollWhereDue, tellAge } from './keepMirrored'

let upstream: TestUpstream
beforeEach(async () => {
  upstream = await startUpstream()
  return () => upstream.close()
})

const holder = '2b1c9a70-0000-4000-8000-000000000003'
const token = 'a-token-of-metrics-0123456789-0123456789'
const minute = 60_000

test('readiness and metrics tell state and age, and that only the upstream is silent', async () => {
  const operation = operationNotes()
  const settings = { ...upstream.settings, CALLBOARD_METRICS_TOKEN: token }
  const front = await startServer(settings, undefined, { operation })
  const { db, config, parts, time, app } = front
  if (!config.upstream) throw new Error('There is no upstream')
  const { log, clock } = parts
  const mirror = { db, log, clock, zone: config.zone, upstream: config.upstream }
  const signal = new AbortController().signal
  /** As a process does after each look, whoever has polled. */
  async function look(): Promise<void> {
    time.now += 10 * minute
    await pollWhereDue(mirror, 1, { holder, signal })
    await tellAge({ ...mirror, onAge: operation.noteMirror }, 1)
  }
  const texts: string[] = []
  async function ready() {
    const answer = await app.request('/health/ready')
    texts.push(await answer.text())
    return [answer.status, JSON.parse(texts.at(-1) ?? '')]
  }
  const state = async () => {
    const headers = { authorization: `Bearer ${token}` }
    texts.push(await (await app.request('/metrics', { headers })).text())
    return texts.at(-1)?.match(/^callboard_mirror_.+ [^0]\d*$/gm)
  }
  const mirrors = (told: string, ageSeconds: number | null) => [
    200,
    { mirrors: [{ ClientsID: 1, state: told, ageSeconds }], status: 200 },
  ]

  expect(await ready()).toEqual([200, { status: 200 }])
  await upstream.setDown(true)
  await look()
  expect(await ready()).toEqual(mirrors('silent', null))
  await upstream.setDown(false)
  await look()
  expect(await ready()).toEqual(mirrors('fresh', 0))
  await upstream.setDown(true)
  await look()
  expect(await ready()).toEqual(mirrors('silent', 600))
  expect(await state()).toEqual([
    'callboard_mirror_age_seconds{client="1"} 600',
    'callboard_mirror_state{client="1",state="silent"} 1',
  ])
  await upstream.setDown(false)
  upstream.injure(() => ({ is: 'refused', status: 401 }))
  await look()
  expect(await ready()).toEqual(mirrors('refused', 1200))
  expect(texts.join()).not.toContain(upstream.host)
  await front.close()
})
