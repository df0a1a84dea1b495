// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useLeaving } from './useLeaving'

let root: Root
let shown: HTMLElement
function Part({ isLeaving }: { isLeaving: boolean }) {
  return <div {...useLeaving(isLeaving)} />
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  shown = document.createElement('div')
  root = createRoot(shown)
})
afterEach(() => {
  act(() => root.unmount())
  vi.useRealTimers()
})

const draw = (isLeaving: boolean) => act(() => root.render(<Part isLeaving={isLeaving} />))
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms))
const marks = () => Object.keys((shown.firstElementChild as HTMLElement).dataset)

test('what another replaces within 0.2 s is never dimmed', () => {
  draw(true)
  wait(199)
  expect(marks()).toEqual(['leaving'])
  draw(false)
  wait(1000)
  expect(marks()).toEqual([])
})

test('what is late is dimmed until its successor is there, and the next one begins anew', () => {
  draw(true)
  wait(200)
  expect(marks()).toEqual(['leaving', 'late'])
  draw(false)
  expect(marks()).toEqual([])
  draw(true)
  expect(marks()).toEqual(['leaving'])
})
