import { expect, test } from 'vitest'
import { hostilePayloads } from '@/testing/hostile/hostilePayloads'
import { readBody } from './readBody.mjs'
import { sanitizeBody } from './sanitize/sanitizeBody.mjs'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const inBody = (text: string) => `<eventData><body html="true">${text}</body></eventData>`

const live =
  /\s(on\w+|href|src|srcset|action|id|name)\s*=|url\(|<(script|iframe|object|embed|svg|math|style|form|input|base|meta|link)/i
const cameAlong = /src="data:image\/(png|gif|jpe?g|webp);base64,[^"]*"/g
const tagsOf = (html: string) => html.replace(cameAlong, '').match(/<[^>]*>/g) ?? []

test.each([
  ['escaped as it should be', (text: string) => inBody(escaped(text))],
  ['put in as it is', inBody],
  ['without a body around it', (text: string) => text],
])('no hostile text leaves anything live, %s', (_, dataOf) => {
  const tags = hostilePayloads('evil.example:1').flatMap(({ text }) => {
    const body = readBody(dataOf(text), (tree) => sanitizeBody(tree, false))
    return body.kind === 'html' ? tagsOf(body.html) : []
  })
  expect(tags.filter((tag) => live.test(tag))).toEqual([])
})
