// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, Profiler } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { snapshotEventQueries } from '@/client/snapshotEvents'
import { demoAccount, seededClient } from '@/testing/components/seededClient'
import { useEventRows } from './useEventRows'

const listOf = (orderBy: string) => ({ filter: '', orderBy, ascending: true })
const events = demoAccount().events.slice(0, 50)
const envelope = { limitStart: 0, limitPageSize: 100, status: 200 } as const

let root: Root
let client: ReturnType<typeof seededClient>
let drawings = 0
let rows: ReturnType<typeof useEventRows>

/** Rows, their count and their snapshot, as one answer brings them. */
function answer(orderBy: string, asOf: string): void {
  const asked = listOf(orderBy)
  const snapshot = { asked, asOf }
  const records = orderBy === 'Sender' ? events.toReversed() : events
  client.setQueryData(snapshotEventQueries.page(snapshot, 0).queryKey, {
    ...{ ...envelope, ...asked, records, count: records.length, asOf },
  })
  client.setQueryData(snapshotEventQueries.count(snapshot).queryKey, records.length)
  client.setQueryData(snapshotEventQueries.present(asked).queryKey, { asOf, askedAt: Date.now() })
}

function Rows({ orderBy }: { orderBy: string }) {
  rows = useEventRows(listOf(orderBy), false)
  return null
}

const draw = (orderBy: string) =>
  act(async () =>
    root.render(
      <QueryClientProvider client={client}>
        <Profiler id="rows" onRender={() => (drawings += 1)}>
          <Rows orderBy={orderBy} />
        </Profiler>
      </QueryClientProvider>,
    ),
  )

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  client = seededClient()
  answer('dtCreated', 'then')
  root = createRoot(document.createElement('div'))
  await draw('dtCreated')
  drawings = 0
})
afterEach(() => act(() => root.unmount()))

test('a list that was read before takes the place of another in one drawing', async () => {
  answer('Sender', 'now')
  await draw('Sender')
  expect(rows.rowAt(0)?.ID).toBe(events.at(-1)?.ID)
  expect(drawings).toBe(1)
})
