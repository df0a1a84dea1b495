// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DataTable } from './DataTable'

let root: Root
let heads = 0
let told: string[]
const picked: string[] = []

const picking = {
  ...{ size: 0, isPicked: () => false, onToggle: () => undefined, onClear: () => undefined },
  onExtend: (to: number, from?: number) => picked.push(`${from} to ${to}`),
  label: () => 'Pick',
  seenLabel: 'Pick what is in sight',
}
/** Told by each drawing of the head, and by nothing else. */
const sortLabel = (column: string) => {
  heads += 1
  return `Sort by ${column}`
}

beforeEach(() => {
  told = []
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined
      disconnect = () => undefined
    },
  )
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(340 + 32)
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root') as HTMLElement)
  act(() =>
    root.render(
      <DataTable<{ id: number }>
        {...{
          label: 'Numbers',
          listKey: `numbers ${Math.random()}`,
          count: 1000,
          sortLabel,
          picking,
        }}
        columns={[{ key: 'id', title: 'ID', width: 100, sortable: true, cell: ({ id }) => id }]}
        rowAt={(id) => ({ id })}
        onWindow={(from, to) => void told.push(`${from} to ${to}`)}
        order={{ by: 'id', ascending: true }}
        onOrder={() => undefined}
      />,
    ),
  )
  heads = 0
  told = []
})
afterEach(() => act(() => root.unmount()))

function scrollTo(top: number): void {
  const box = document.querySelector('table')?.parentElement
  if (!box) throw new Error('The table stands in a box')
  box.scrollTop = top
  act(() => box.dispatchEvent(new Event('scroll')))
}
const rowOf = (place: number) => document.querySelector(`[data-place="${place}"]`)

test('to scroll draws the rows that come, and no name of a column', () => {
  scrollTo(340)
  expect(rowOf(12)).not.toBeNull()
  expect(told).toEqual(['2 to 28'])
  expect(heads).toBe(0)
})

test('within a row there is nothing to draw', () => {
  scrollTo(340)
  const row = rowOf(12)
  scrollTo(373)
  expect(told).toEqual(['2 to 28'])
  expect(rowOf(12)).toBe(row)
  scrollTo(374)
  expect(told).toEqual(['2 to 28', '3 to 29'])
})

test('the box above picks what is in sight when it is pressed, though it was not drawn again', () => {
  scrollTo(340)
  act(() => document.querySelector<HTMLElement>('thead input')?.click())
  expect(picked).toEqual(['10 to 18'])
})
