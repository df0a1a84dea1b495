// @vitest-environment jsdom
import { act, Profiler, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, expect, test } from 'vitest'
import type { Column } from './DataRow'
import { TableRows } from './TableRows'
import type { RowWindow } from './useRowWindow'

type Row = { id: number; text: string }

const drawn: string[] = []
const columns: Column<Row>[] = [
  {
    key: 'text',
    title: 'Text',
    width: 100,
    cell: ({ id, text }, tabIndex) => (
      <Profiler id={`row ${id}`} onRender={(name) => drawn.push(name)}>
        <a href="#row" tabIndex={tabIndex}>
          {text}
        </a>
      </Profiler>
    ),
  },
]
const rows: RowWindow = {
  from: 0,
  to: 4,
  first: 0,
  page: 4,
  above: 0,
  below: 0,
  scrollTo: () => undefined,
  toTop: () => undefined,
}

type State = { records: readonly Row[]; picked: number; changed: number; entry: number }
const state: State = {
  records: [1, 2, 3, 4].map((id) => ({ id, text: `Text ${id}` })),
  picked: 0,
  changed: 0,
  entry: 0,
}

/** The table as its page draws it: with other functions each time. */
function Table({ onSet }: { onSet: (set: (next: Partial<State>) => void) => void }) {
  const [{ records, picked, changed, entry }, set] = useState(state)
  onSet((next) => set((old) => ({ ...old, ...next })))
  return (
    <table>
      <TableRows
        {...{ rows, columns, rowHeight: 34, active: 0, entry }}
        rowAt={(place) => records[place]}
        isCurrent={() => false}
        stateOf={({ id }) => (id === changed ? 'changed' : undefined)}
        isChanged={(_, key) => key === 'text'}
        picking={{
          size: 1,
          isPicked: ({ id }) => id === picked,
          onToggle: (place) => set((old) => ({ ...old, picked: records[place]?.id ?? 0 })),
          onExtend: () => undefined,
          onClear: () => undefined,
          label: ({ id }) => `Pick ${id}`,
          seenLabel: 'Pick all',
        }}
        onFocus={() => undefined}
      />
    </table>
  )
}

let change: (next: Partial<State>) => void
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  document.body.innerHTML = '<div id="root"></div>'
  const element = document.getElementById('root')
  if (!element) throw new Error('The element was just written')
  const onSet = (set: typeof change) => {
    change = set
  }
  act(() => createRoot(element).render(<Table onSet={onSet} />))
  drawn.length = 0
})

const after = (next: Partial<State>) => {
  act(() => change(next))
  return drawn
}

test('a row is not drawn again when its neighbour has another record', () => {
  const records = state.records.map((row) => (row.id === 2 ? { ...row, text: 'Other' } : row))
  expect(after({ records })).toEqual(['row 2'])
  expect(document.body.textContent).toContain('Other')
})

test('a row is not drawn again when its neighbour is marked, or the table is entered elsewhere', () => {
  expect(after({ changed: 3 })).toEqual(['row 3'])
  expect(document.querySelector('[data-place="2"] [data-changed]')?.textContent).toBe('Text 3')
  drawn.length = 0
  expect(after({ entry: 1 })).toEqual(['row 1', 'row 2'])
})

test('a box that is pressed picks the row of now, and draws that row alone', () => {
  const records = [...state.records].reverse()
  after({ records })
  drawn.length = 0
  act(() => document.querySelector<HTMLElement>('[data-place="0"] input')?.click())
  expect(drawn).toEqual(['row 4'])
  expect(document.querySelector('[data-picked]')?.textContent).toBe('Text 4')
})
