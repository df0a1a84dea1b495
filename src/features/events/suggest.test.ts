import { beforeAll, expect, test } from 'vitest'
import { speak } from '@/messages'
import { accept, suggest } from './suggest'

const names = {
  groups: ['Support', 'Ämter und Behörden'],
  agents: [{ UID: 'anna', name: 'Anna Weber' }],
}
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
  ['appointment:du', ['due']],
  ['created:gestern', ['yesterday']],
  ['subject:war', []],
  ['colour:re', []],
  ['"status:w', []],
])('%s could mean %o', (text, expected) => {
  expect(texts(text)).toEqual(expected)
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
