// @vitest-environment jsdom
import { act, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useVisibleRange } from './useVisibleRange'

let range: ReturnType<typeof useVisibleRange>
let unmount: () => void

let drawn = 0
const onLook = { current: vi.fn() }

function Range() {
  range = useVisibleRange(onLook)
  useEffect(() => {
    drawn += 1
  })
  return null
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const root = createRoot(document.createElement('div'))
  act(() => root.render(<Range />))
  unmount = () => act(() => root.unmount())
  vi.advanceTimersByTime(1000)
})
afterEach(() => {
  unmount()
  vi.useRealTimers()
})

/** The scroll bar is at this row now, a screen of 30 rows. */
const at = (row: number) => act(() => range.onWindow(row, row + 30))
const told = (isReading: boolean) => act(() => range.onReading(isReading))
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms))
/** A screen that is far from the one before, within what a drag leaves between two. */
const drag = (row: number) => {
  wait(16)
  at(row)
}

test('a drag reads one place at a time, and goes on with the newest one', () => {
  at(1000)
  expect(range.window.from).toBe(1000)
  told(true)
  for (const row of [2000, 3000, 4000]) drag(row)
  expect(range.window.from).toBe(1000)
  told(false)
  expect(range.window.from).toBe(4000)
  told(true)
  drag(5000)
  told(false)
  expect(range.window.from).toBe(5000)
})

test('where a drag rests is read, whatever is still on its way', () => {
  at(1000)
  told(true)
  drag(2000)
  drag(3000)
  wait(59)
  expect(range.window.from).toBe(1000)
  wait(1)
  expect(range.window.from).toBe(3000)
})

test('who reads on, or jumps once, waits for nothing', () => {
  told(true)
  for (const row of [20, 40, 60, 80]) drag(row)
  expect(range.window.to).toBe(120)
  wait(61)
  at(9000)
  expect(range.window.from).toBe(9000)
})

test('the page is drawn for a block of rows, and not for each row that one scrolls by', () => {
  at(100)
  const drawings = drawn
  onLook.current.mockClear()
  for (const row of [101, 102, 105, 110]) drag(row)
  expect(drawn).toBe(drawings)
  expect(range.window).toEqual({ from: 100, to: 140 })
  expect(onLook.current.mock.calls.map(([{ from }]) => from)).toEqual([101, 102, 105, 110])
  drag(111)
  expect(drawn).toBe(drawings + 1)
  expect(range.window).toEqual({ from: 100, to: 160 })
})
