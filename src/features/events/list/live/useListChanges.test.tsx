// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { snapshotEventQueries } from '@/client/snapshotEvents'
import { seededClient } from '@/testing/components/seededClient'
import { useListChanges } from './useListChanges'

/** A feed that opens and says nothing. */
class Silent extends EventTarget {
  close() {}
}

test('two answers of one snapshot that contradict each other are drawn once, as changed', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  vi.stubGlobal('EventSource', Silent)
  document.body.innerHTML = '<div id="root"></div>'
  const snapshot = {
    asked: { filter: '', orderBy: 'dtCreated', ascending: false },
    asOf: 'then',
  }
  const client = seededClient()
  const none = { startOver: false, created: 0, changed: 0, gone: 0, goneIDs: [], records: [] }
  const keep = (IDs: number[], changed: number) =>
    client.setQueryData(snapshotEventQueries.listChanges(snapshot, IDs).queryKey, {
      ...{ ...none, changed, clockwork: false },
    })
  keep([], 1)
  // Asked with the rows in sight, before anything had changed.
  keep([7], 0)

  let drawings = 0
  function List() {
    drawings += 1
    useListChanges({ snapshot, askedAt: Number.POSITIVE_INFINITY, inSight: [7] })
    return null
  }
  const root = createRoot(document.getElementById('root') as HTMLElement)
  await act(async () =>
    root.render(
      <QueryClientProvider client={client}>
        <List />
      </QueryClientProvider>,
    ),
  )
  expect(drawings).toBeLessThan(5)
  await act(async () => root.unmount())
})
