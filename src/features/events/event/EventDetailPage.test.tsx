// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { speak, speakOn } from '@/messages'
import { EventPage } from '@/testing/components/EventPage'
import { seededClient } from '@/testing/components/seededClient'

/** The browser's next frames, which come when the test says so. */
let frames: FrameRequestCallback[]
let root: Root

beforeEach(async () => {
  frames = []
  const none = { addEventListener: () => undefined, removeEventListener: () => undefined }
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('matchMedia', (query: string) => ({ ...none, matches: query.includes('min-') }))
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined
      unobserve = () => undefined
      disconnect = () => undefined
    },
  )
  // A place that nothing is told of, and a browser whose fonts are there.
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close = () => undefined
    },
  )
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() })
  await speak('en')
  await speakOn()
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root') as HTMLElement)
})

const draw = (isFromList: boolean) =>
  act(async () =>
    root.render(
      <MantineProvider>
        <QueryClientProvider client={seededClient()}>
          <EventPage beside={600} isFromList={isFromList} />
        </QueryClientProvider>
      </MantineProvider>,
    ),
  )
afterEach(() => {
  act(() => root.unmount())
  vi.useRealTimers()
})

const historyList = () => document.querySelector('section ol')

test('the press draws heading and strip; comments, actions and fields follow the first frame', async () => {
  await draw(true)
  expect(document.querySelector('section h2')?.textContent).not.toBe('')
  expect(document.querySelector('section dl')?.textContent).toContain('Sender')
  expect(document.querySelector('section textarea')).toBeNull()
  expect(document.querySelector('[role="group"]')).toBeNull()
  expect(historyList()).toBeNull()

  // The frame shows it; what comes after it is drawn in a task of its own.
  await act(async () => {
    for (const frame of frames.splice(0)) frame(0)
  })
  expect(document.querySelector('section textarea')).toBeNull()
  await act(async () => vi.advanceTimersByTime(1))
  expect(document.querySelector('section textarea')).not.toBeNull()
  expect(document.querySelector('[role="group"]')).not.toBeNull()
  expect(historyList()).not.toBeNull()
})

test('a page that begins with an event is drawn once', async () => {
  await draw(false)
  expect(document.querySelector('section textarea')).not.toBeNull()
  expect(historyList()).not.toBeNull()
})
