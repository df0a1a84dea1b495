import { describe, expect, test } from 'vitest'
import type { EventColumn } from '@/contract/event/listColumns'
import type { ColumnWidths } from '@/contract/views'
import { languages } from '@/messages'
import { fitColumns } from '@/ui/table/fitColumns'
import { plainColumns } from '../../listSettings'
import { widthOf } from './columnWidths'

/** What is left of 1440 px beside the navigation, the page's edges, a scroll bar and the rows' boxes. */
const room = 1147

type Options = { room?: number; empty?: readonly EventColumn[]; own?: ColumnWidths }

describe.each(languages)('the default columns in %s', (language) => {
  function widths({ room: at = room, empty = [], own = {} }: Options = {}) {
    const rules = { language, subjectLeast: 260, wide: 'subject', empty, own } as const
    const fitted = fitColumns(
      plainColumns.map((column) => widthOf(column, rules)),
      at,
    )
    return Object.fromEntries(plainColumns.map((column, place) => [column, fitted[place] ?? 0]))
  }
  const sum = (all: Record<string, number>) => Object.values(all).reduce((a, b) => a + b)

  test('fit at 1440 px, and the subject has its 260', () => {
    const all = widths()
    expect(all.subject).toBeGreaterThanOrEqual(260)
    expect(sum(all)).toBeCloseTo(room)
  })

  test('are as wide as their values where there is room, and the subject takes what is left', () => {
    const [wide, wider] = [widths({ room: 1500 }), widths({ room: 1600 })]
    expect(wider).toEqual({ ...wide, subject: (wide.subject ?? 0) + 100 })
    expect(wide.sender).toBeGreaterThan(widths().sender ?? 0)
  })

  test('shrink to their names where they are empty', () => {
    const [full, emptied] = [widths({ room: 1500 }), widths({ room: 1500, empty: ['agent'] })]
    expect(emptied.agent).toBe(67)
    expect(emptied.subject).toBeGreaterThan(full.subject ?? 0)
  })

  test('are as wide as somebody made them, whatever else there is', () => {
    const own = { group: 222, subject: 300 }
    expect(widths({ own, empty: ['agent'] })).toMatchObject(own)
    expect(widths({ own, room: 2000 })).toMatchObject(own)
  })
})
