import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { changeStream, maxSilenceMs } from './changeStream'

class Source extends EventTarget {
  static readonly CLOSED = 2
  static readonly all: Source[] = []
  readyState = 1
  constructor() {
    super()
    Source.all.push(this)
  }
  close() {
    this.readyState = Source.CLOSED
  }
  receive(type: string, data?: object) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
}

const newest = () => {
  const source = Source.all.at(-1)
  if (source === undefined) throw new Error('no stream was opened')
  return source
}
const change = { ID: 7, version: 2, kind: 'updated' }

function openStream() {
  const onMessage = vi.fn()
  const onChange = vi.fn()
  const onAlerts = vi.fn()
  const stream = changeStream({ onMessage, onChange, onAlerts })
  stream.open()
  return { stream, onMessage, onChange, onAlerts }
}

/** In how many milliseconds the next connection may be tried. */
function untilRetry(stream: ReturnType<typeof changeStream>): number {
  let waited = 0
  for (; !stream.mayOpen() && waited < 60_000; waited += 100) vi.advanceTimersByTime(100)
  return waited
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Source)
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  Source.all.length = 0
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('after the first message of a stream anything may have changed, after others what they say', () => {
  const { onMessage, onChange } = openStream()
  newest().receive('changes', { changes: [change] })
  newest().receive('alive')
  newest().receive('changes', { changes: [change] })
  newest().receive('startOver')
  expect(onMessage).toHaveBeenCalledTimes(4)
  expect(onChange.mock.calls).toEqual([[undefined], [[change]], [undefined]])
})

test('tells of alerts apart from events, and not of those that the first message covers', () => {
  const { onMessage, onChange, onAlerts } = openStream()
  newest().receive('alive')
  newest().receive('alerts')
  newest().receive('changes', { changes: [change] })
  expect(onMessage).toHaveBeenCalledTimes(3)
  expect(onAlerts).toHaveBeenCalledTimes(1)
  expect(onChange.mock.calls).toEqual([[undefined], [[change]]])
})

test('waits longer after each failure, and a message ends the count', () => {
  const { stream } = openStream()
  const waits = Array.from({ length: 6 }, () => {
    newest().receive('error')
    expect(stream.isOpen()).toBe(false)
    const waited = untilRetry(stream)
    stream.open()
    return waited
  })
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 8000])
  newest().receive('alive')
  newest().receive('error')
  expect(untilRetry(stream)).toBe(500)
})

test('a stream without a first message is given up after the time of silence', () => {
  const { stream } = openStream()
  expect(untilRetry(stream)).toBe(maxSilenceMs)
})

test('where the server refuses or ends a stream, anything may have changed', () => {
  const { stream, onChange } = openStream()
  newest().receive('ended')
  expect(onChange.mock.calls).toEqual([[undefined]])
  expect(stream.isOpen()).toBe(false)
  stream.open()
  newest().readyState = Source.CLOSED
  newest().receive('error')
  expect(onChange.mock.calls).toEqual([[undefined], [undefined]])
})

test('one connection at a time; none is tried while it is suspended', () => {
  const { stream } = openStream()
  const first = newest()
  stream.open()
  expect(first.readyState).toBe(Source.CLOSED)
  stream.suspend()
  expect(newest().readyState).toBe(Source.CLOSED)
  expect(stream.mayOpen()).toBe(false)
  stream.retryNow()
  expect(stream.mayOpen()).toBe(true)
})
