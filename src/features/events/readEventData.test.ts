import { expect, test } from 'vitest'
import { eventData } from '@/server/events/eventData'
import { readEventData } from './readEventData'

test.each([
  'One line',
  'Two\nlines & <b>markup</b> "quoted"',
  '<script>alert(1)</script>',
  ']]> &amp; &lt;',
])('a body that the server wrote is read as it was: %s', (Body) => {
  expect(readEventData(eventData({ Body, CrmURL: 'https://a.example/?a=1&b=2' }))).toEqual({
    body: Body,
  })
})

test('no body is an empty one', () => {
  expect(readEventData(eventData({}))).toEqual({ body: '' })
})

test.each([
  '',
  'text',
  '<eventData><body>',
  '<!DOCTYPE a [<!ENTITY b "c">]><eventData/>',
  '<a/><b/>',
])('malformed data have none: %s', (text) => expect(readEventData(text)).toBeUndefined())
