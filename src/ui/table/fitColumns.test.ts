import { expect, test } from 'vitest'
import { fitColumns } from './fitColumns'

const subject = { width: 260, grows: true }
const agent = { width: 100, least: 60 }
const sender = { width: 140, least: 120 }
const age = { width: 50 }

test.each([
  ['what is left goes to the one that grows', [subject, agent, age], 1000, [850, 100, 50]],
  ['just enough room', [subject, agent, age], 410, [260, 100, 50]],
  ['those that can give way do, by the same share', [subject, agent, sender], 470, [260, 80, 130]],
  ['no further than their least', [subject, agent, age], 300, [260, 60, 50]],
  [
    'several grow in proportion',
    [
      { width: 100, grows: true },
      { width: 300, grows: true },
    ],
    800,
    [200, 600],
  ],
  ['where none grows, room stays free', [agent, age], 1000, [100, 50]],
])('%s', (_, columns, room, widths) => {
  expect(fitColumns(columns, room)).toEqual(widths)
})
