import { beforeAll, expect, test } from 'vitest'
import { speak } from '@/messages'
import { accept, suggest } from './suggest'

const names = {
  areMirrored: false,
  groups: ['Support', 'Ämter und Behörden'],
  agents: [{ UID: 'anna', name: 'Anna Weber' }],
  views: [{ name: 'Überfällig', leadsTo: { to: '/events', search: { view: 'overdue' } } }],
} as const
const pages = (text: string) =>
  suggest(text, text.length, names).flatMap(({ label, leadsTo }) => (leadsTo ? [label] : []))
const texts = (text: string, caret = text.length) =>
  suggest(text, caret, names).map((suggestion) => suggestion.text)

beforeAll(() => speak('de'))

test.each([
  ['sta', ['status:']],
  ['-sta', ['status:']],
  ['invoice rec', ['receiver:']],
  ['status:of', ['open']],
  ['status:war', ['Wartend']],
  ['status:neu,war', ['Wartend']],
  ['type:', ['Sprachnachricht', 'Fax', 'Rückruf', 'SMS', 'E-Mail', 'Ticket', 'Chat']],
  ['group:amter', ['"Ämter und Behörden"']],
  ['agent:web', ['anna']],
  ['appointment:du', ['due', 'overdue']],
  ['appointment:überf', ['overdue']],
  ['created:gestern', ['yesterday']],
  ['closed:', ['today', 'yesterday', '>=-1h', '>=-24h', '>=-7d', '<-7d', 'none']],
  ['answered:gest', ['yesterday']],
  ['goal:', ['met', 'missed', 'none']],
  ['goal:verf', ['missed']],
  ['was:über', ['overdue@-1h', 'overdue@today', 'overdue@yesterday']],
  ['deadl', ['deadline:']],
  ['subject:war', []],
  ['colour:re', []],
  ['"status:w', []],
])('%s could mean %o', (text, expected) => {
  expect(texts(text)).toEqual(expected)
})

test.each([
  ['wartend', ['status:Wartend']],
  ['-fax', ['type:Fax']],
  ['weber', ['agent:anna']],
  ['rechnung', []],
])('the word %s alone could be the value %o', (text, expected) => {
  expect(texts(text)).toEqual(expected)
})

test.each([
  ['überf', ['Ansicht: Überfällig']],
  ['2375', ['Ereignis 2375']],
  ['+49 30 2312', []],
  ['-2375', []],
])('%s could lead to %o', (text, expected) => {
  expect(pages(text)).toEqual(expected)
})

test('every field is offered with a line of explanation, and what leads elsewhere leaves the text', () => {
  const fields = suggest('', 0, names)
  expect(fields).toHaveLength(19)
  expect(suggest('', 0, { ...names, areMirrored: true })).toHaveLength(20)
  expect(fields.filter(({ note }) => !note)).toEqual([])
  const [event] = suggest('status:open 2375', 16, names)
  if (!event) throw new Error('Nothing was suggested')
  expect(accept('status:open 2375', event)).toEqual({ text: 'status:open ', caret: 12 })
})

test('what is accepted takes the place of what was typed, at the caret alone', () => {
  const [suggestion] = suggest('type:rü status:open', 7, names)
  if (!suggestion) throw new Error('Nothing was suggested')
  expect(accept('type:rü status:open', suggestion)).toEqual({
    text: 'type:Rückruf status:open',
    caret: 12,
  })
})

test('after a value one goes on with the next term, after a field with its value', () => {
  const [value] = suggest('status:of', 9, names)
  const [field] = suggest('sta', 3, names)
  if (!value || !field) throw new Error('Nothing was suggested')
  expect(accept('status:of', value).text).toBe('status:open ')
  expect(accept('sta', field).text).toBe('status:')
})
