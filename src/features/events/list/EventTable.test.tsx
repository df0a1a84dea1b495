// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EventSearch } from '@/contract/event/eventSearch'
import type { ColumnWidths } from '@/contract/views'
import { speak } from '@/messages'
import { demoAccount, seededClient } from '@/testing/components/seededClient'
import { plainSettings } from '../listSettings'
import { EventTable } from './EventTable'

const drawn: string[] = []
// What each row's link shows: drawn with its row, and never without it.
vi.mock('../Subject', () => ({
  Subject: ({ text }: { text: string }) => {
    drawn.push(text)
    return text
  },
}))

const events = demoAccount()
  .events.slice(0, 12)
  .map((event, place) => ({ ...event, ID: place + 1, Subject: `Subject ${place + 1}` }))
const asked = { filter: '', orderBy: 'dtCreated', ascending: false }
const rows = {
  asked,
  count: events.length,
  rows: events.length,
  snapshot: { asked, asOf: 'then' },
  isLeaving: false,
  rowAt: (place: number) => events[place],
  onWindow: () => undefined,
}
const selection = {
  ...{ size: 0, isPicked: () => false, onToggle: () => undefined, onExtend: () => undefined },
  ...{ onClear: () => undefined, label: () => 'Pick', seenLabel: 'Pick all', picked: undefined },
}

type State = { open: number | undefined; search: EventSearch; widths: ColumnWidths }
let change: (next: Partial<State>) => void
let root: Root

function Table() {
  const [state, set] = useState<State>({ open: undefined, search: { filter: '' }, widths: {} })
  change = (next) => set((old) => ({ ...old, ...next }))
  const { open, search, widths } = state
  const [settings] = useState(() => plainSettings('normal'))
  return (
    <EventTable
      {...{ open, search, rows }}
      settings={{ ...settings, widths }}
      calm={{ stateOf: () => undefined, isChanged: () => false }}
      // Only what picks is of this table's business.
      selection={selection as never}
      onSort={() => undefined}
      onRow={() => undefined}
      onWidths={() => undefined}
    />
  )
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const none = { addEventListener: () => undefined, removeEventListener: () => undefined }
  vi.stubGlobal('matchMedia', (query: string) => ({ ...none, matches: query.includes('min-') }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined
      disconnect = () => undefined
    },
  )
  await speak('en')
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root') as HTMLElement)
  const client = seededClient()
  await act(async () =>
    root.render(
      <QueryClientProvider client={client}>
        <Table />
      </QueryClientProvider>,
    ),
  )
  expect(new Set(drawn).size).toBe(events.length)
  drawn.length = 0
})
afterEach(() => {
  act(() => root.unmount())
  vi.unstubAllGlobals()
})

const table = () => document.querySelector('table')

test('an event that opens beside the list draws its own row again, and no other', () => {
  const before = document.querySelectorAll('col').length
  act(() => change({ open: 3, search: { filter: '' } }))
  expect(drawn).toEqual(['Subject 3'])
  expect(document.querySelector('[aria-current]')?.textContent).toContain('Subject 3')
  // Columns for which there is no room any more take none, and are still in their rows.
  expect(document.querySelectorAll('col').length).toBeLessThan(before)
  expect(table()?.dataset.leftOut).toMatch(/\d/)
  drawn.length = 0
  act(() => change({ open: 4 }))
  expect(drawn).toEqual(['Subject 3', 'Subject 4'])
})

test('a column that is made wider draws no row again', () => {
  act(() => change({ widths: { group: 300 } }))
  expect(drawn).toEqual([])
  expect([...document.querySelectorAll('col')].some(({ style }) => style.width)).toBe(true)
})
