import { describe, expect, test } from 'vitest'
import { eventData } from '../events/eventData'
import { parseWithin } from './parseWithin.mjs'
import { readBody } from './readBody.mjs'
import { sanitizeBody } from './sanitize/sanitizeBody.mjs'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const mail = (html: string) =>
  `<eventData><urls></urls><body html="true">${escaped(html)}</body></eventData>`
const read = (data: string, showsRemote = false) =>
  readBody(data, (tree) => sanitizeBody(tree, showsRemote))
const readHtml = (html: string, showsRemote = false) => {
  const body = read(mail(html), showsRemote)
  if (body.kind !== 'html') throw new Error(`Plain text, because ${body.because}`)
  return body
}

describe('EventData', () => {
  test('what the create route stored comes back as lines', () => {
    const body = read(eventData({ Body: 'One & <two>\r\nthree' }))
    expect(body).toMatchObject({ kind: 'html', html: 'One &amp; &lt;two&gt;<br>three' })
  })

  test.each([
    ['no XML', 'not xml at all'],
    ['a tag that stays open', '<eventData><body html="true">text'],
    [
      'a DTD',
      '<!DOCTYPE x [<!ENTITY e "boo">]><eventData><body html="true">&e;</body></eventData>',
    ],
    ['an outside entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><eventData><body/></eventData>'],
  ])('%s is shown as the text it is', (_, data) => {
    expect(read(data)).toEqual({ kind: 'text', text: data, because: 'malformed' })
  })

  test.each([
    ['too_large', 'x'.repeat(5_000_001)],
    ['too_deep', `${'<eventData>'.repeat(40)}${'</eventData>'.repeat(40)}`],
    ['too_many', `<eventData>${'<url/>'.repeat(5000)}</eventData>`],
  ])('beyond a limit (%s) it is text', (because, data) => {
    const isCut = data.length > 100_000
    const text = data.slice(0, 100_000)
    expect(read(data)).toEqual({ kind: 'text', text, because, ...(isCut ? { isCut } : {}) })
  })

  test('a body that is no HTML is text', () => {
    const data = '<eventData><urls/><body html="false">1 &lt; 2 <![CDATA[<b>]]></body></eventData>'
    expect(read(data)).toEqual({ kind: 'text', text: '1 < 2 <b>', because: null })
  })
})

describe('HTML', () => {
  test('looks stay, what acts goes and is counted', () => {
    const body = readHtml(
      '<p style="color:maroon;position:fixed;background:url(//x)" onclick="a()" class="c" id="i">Hi <b>you</b></p>' +
        '<script>alert(1)</script><form><input name="a"></form><style>p{}</style>' +
        '<a href="javascript:alert(1)">no</a>',
    )
    expect(body.html).toBe('<p style="color:maroon">Hi <b>you</b></p><a>no</a>')
    const counted = { active: 2, forms: 2, styles: 2, addresses: 1 }
    expect(body.blocked).toEqual({ images: 0, missing: 0, hidden: 0, ...counted })
  })

  test('a link keeps its text, gets its number and host, and its address stays outside', () => {
    const body = readHtml('<a href="https://evil.example/x">bank.example</a>')
    expect(body.html).toBe('<a>bank.example</a><span class="host">[1 evil.example]</span>')
    expect(body.links).toEqual([
      {
        url: 'https://evil.example/x',
        host: 'evil.example',
        text: 'bank.example',
        says: 'bank.example',
      },
    ])
  })

  const picture =
    '<img src="http://a.example:81/1.png" alt="Map"><img src="//b.example/2.gif" width="1">'

  test('images from elsewhere are blocked, with their hosts', () => {
    const body = readHtml(picture)
    expect(body.html).toBe('<span class="held">Map</span>')
    expect(body.blocked.images).toBe(2)
    expect(body.hosts).toEqual(['http://a.example:81', 'https://b.example'])
  })

  test('and are there when they were asked for', () => {
    const body = readHtml(picture, true)
    expect(body.html).toContain('src="http://a.example:81/1.png"')
    expect(body.html).toContain('src="https://b.example/2.gif"')
    expect(body.blocked.images).toBe(0)
  })

  test('images that come along are shown, drawings are not', () => {
    const body = readHtml(
      '<img src="data:image/png;base64,AAAA"><img src="data:image/svg+xml;base64,AAAA"><img src="cid:1" alt="Logo">',
    )
    expect(body.html).toBe('<img src="data:image/png;base64,AAAA"><span class="held">Logo</span>')
    expect(body.blocked).toMatchObject({ addresses: 1, missing: 1, images: 0 })
  })
})

describe('the limits', () => {
  const deep = 20_000
  test.each([
    ['too_deep', '<div>'.repeat(1000)],
    ['too_deep', '<x-y>'.repeat(1000)],
    ['too_deep', '<div></x>'.repeat(1000)],
    ['too_deep', '<div><!--</div>-->'.repeat(1000)],
    ['too_deep', '<div><title></div></title>'.repeat(1000)],
    ['too_deep', `<svg><style><div>${'<x-y>'.repeat(3000)}`],
    ['too_many', '<p>x</p>'.repeat(deep)],
    ['too_many', '<!-->'.repeat(deep)],
    // Each paragraph opens all of them again.
    ['too_many', Array.from({ length: 1000 }, (_, at) => `<p><font a=${at}></p>`).join('')],
    ['too_many', `<p ${Array.from({ length: 60_000 }, (_, at) => `a${at}`).join(' ')}>`],
    ['too_many', '<p a b c d e f g h>x</p>'.repeat(6000)],
    ['too_large', 'x'.repeat(500_001)],
  ])('are seen before the sanitizer does any work (%s, case %#)', (because, html) => {
    expect(parseWithin(html)).toEqual({ beyond: because })
  })

  test('let a mail of nested tables through', () => {
    const nested = `${'<table><tr><td>'.repeat(40)}x${'</td></tr></table>'.repeat(40)}`
    expect(parseWithin(nested)).toHaveProperty('mail')
  })

  test('what is beyond them is plain text, made in one pass', () => {
    const body = read(mail(`${'<p>'.repeat(deep)}still &lt;here&gt;<br>and h&euml;re`))
    expect(body).toEqual({ kind: 'text', because: 'too_many', text: 'still <here>\nand hëre' })
    expect(read(mail('<'.repeat(200_000))).kind).toBe('html')
  })

  test('a text that is too long to be read is cut, and says so', () => {
    const body = read(mail('word '.repeat(100_001)))
    expect(body).toMatchObject({ kind: 'text', because: 'too_large', isCut: true })
    expect(body.text).toHaveLength(100_000)
  })
})
