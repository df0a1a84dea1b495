import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bodyDocument } from './bodyDocument'
import { bodyReport } from './bodyReport'
import { readBody } from './readBody.mjs'
import { nothingBlocked } from './sanitize/blockedContent.mjs'
import { sanitizeBody } from './sanitize/sanitizeBody.mjs'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const mail = (html: string) =>
  `<eventData><urls></urls><body html="true">${escaped(html)}</body></eventData>`
const read = (data: string) => {
  const body = readBody(data, (tree) => sanitizeBody(tree, false))
  if (body.kind !== 'html') throw new Error(`Plain text, because ${body.because}`)
  return body
}
const readHtml = (html: string) => read(mail(html))

const cases: { ID: number; EventData: string }[] = readFileSync(
  new URL('./mails.ndjson', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const caseOf = (ID: number) => read(cases.find((event) => event.ID === ID)?.EventData ?? '')

test('a mail of Outlook shows its text once, without title and conditional parts', () => {
  const { html, blocked } = caseOf(930_001)
  expect(html).toContain('1. Punkt')
  expect(html).toContain('bitte um Rückruf.')
  expect(html).not.toMatch(/TITLE-MUST-NOT-SHOW|BUTTON-FOR-OUTLOOK|supportLists/)
  expect(blocked).toMatchObject({ styles: 1, active: 0 })
})

test.each([
  [930_004, '<p>Sehr geehrte Damen und Herren, bitte rufen Sie zurueck.</p>', { hidden: 1 }],
  [930_008, '<p>Sichtbarer Text der Mail.</p>', { hidden: 0 }],
  [930_011, 'Zeile eins\nZeile zwei <b>fett</b>', {}],
  [930_012, 'Guten&nbsp;Tag <b>Müller</b>', {}],
  [930_013, '<p>Text davor <span class="held">Firmenlogo</span></p>', { missing: 1 }],
])('mail %i is read as its reader saw it', (ID, html, counts) => {
  const body = caseOf(ID)
  expect(body.html).toContain(html)
  expect(body.html).not.toContain('PREHEADER')
  expect(body.blocked).toMatchObject(counts)
})

test('light text keeps the dark that it was written on', () => {
  const { html, root } = caseOf(930_002)
  expect(root).toEqual({ dir: 'auto', color: '#ffffff', background: '#1e1e1e' })
  expect(html).toContain('<table width="100%" style="background-color:#434857">')
})

test.each([
  ['<p style="color:#fff">hidden</p>', '<p style="color:#fff;color:#1b1f24!important">'],
  ['<font color="white">hidden</font>', '<font color="white" style="color:#1b1f24!important">'],
  [
    '<div style="background:linear-gradient(#003,#006)"><b style="color:white">kept</b></div>',
    '<div style="background-color:#000033"><b style="color:white">',
  ],
  [
    '<table bgcolor="#000080"><tr><td><a href="https://a.example/">dark link</a>',
    '<a style="color:#ffffff!important">',
  ],
  [
    '<form style="background:#000;color:#fff">kept</form>',
    '<div style="background:#000;color:#fff">',
  ],
  ['<p style="color:#555">kept</p>', '<p style="color:#555">'],
])('%s can be read', (html, expected) => {
  expect(readHtml(html).html).toContain(expected)
})

test('white on a white table within a dark mail is turned dark', () => {
  const { html, root } = readHtml(
    '<body bgcolor="#222" text="#fff"><table bgcolor="#ffffff"><tr><td>inside</td></tr></table>',
  )
  expect(root).toMatchObject({ color: '#ffffff', background: '#222222' })
  expect(html).toContain('<td style="color:#1b1f24!important">inside</td>')
})

test.each([
  ['<html dir="rtl"><body>Latin first', 'rtl'],
  ['<html><body dir="LTR">עברית', 'ltr'],
  ['<html dir="ltr"><body style="color:red; direction: rtl">x', 'rtl'],
  ['<html dir="rtl"><body dir="ltr">x', 'ltr'],
  ['<p dir="rtl">only this one</p>', 'auto'],
])('a stated direction stays: %s', (html, dir) => {
  expect(readHtml(html).root.dir).toBe(dir)
})

test('the direction of a part stays, whatever part it is', () => {
  const { html } = readHtml(
    '<p dir="rtl">a</p><x-y dir="ltr">b</x-y><span style="direction:rtl;unicode-bidi:embed">c</span>' +
      '<b style="unicode-bidi:bidi-override">d</b>',
  )
  expect(html).toBe(
    '<p dir="rtl">a</p><span dir="ltr">b</span><span style="direction:rtl;unicode-bidi:embed">c</span><b>d</b>',
  )
})

test('what is blocked from the head is counted, what only describes the text is not', () => {
  const { blocked } = readHtml(
    '<html><head><meta charset="utf-8"><meta name="viewport" content="x"><title>x</title>' +
      '<meta http-equiv="Content-Type" content="text/html"><meta http-equiv="refresh" content="0;url=//x">' +
      '<base href="//x"><link rel="stylesheet" href="//x"><style>p{}</style><script>1</script></head>' +
      '<body onload="a()" background="//x/1.png"><p>text</p>',
  )
  expect(blocked).toEqual({ ...nothingBlocked(), images: 1, active: 3, styles: 2 })
})

test.each([450_000, 1_000_000])('a picture of %i bytes that comes along is shown', (size) => {
  const picture = Buffer.alloc(size, 'callboard').toString('base64')
  const { html, text } = readHtml(
    `<p>Before</p><img alt="Logo" src="data:image/png;base64,${picture}"><p>Behind</p>`,
  )
  expect(html).toBe(
    `<p>Before</p><img alt="Logo" src="data:image/png;base64,${picture}"><p>Behind</p>`,
  )
  expect(text.length).toBeLessThan(100)
})

test('a text that only looks like a picture is still a text', () => {
  const { html } = readHtml('<p> src="data:image/png;base64,AAAA words &lt;b&gt;</p>')
  expect(html).toBe('<p> src="data:image/png;base64,AAAA words &lt;b&gt;</p>')
})

test('a very long word may break, and is whole when it is copied', () => {
  const word = 'A'.repeat(100_000)
  const { html } = readHtml(`<p>${word} short</p>`)
  expect(html.match(/A{41,}/)).toBeNull()
  expect(html.replaceAll('<wbr>', '')).toBe(`<p>${word} short</p>`)
  const shown = bodyDocument(readBody(`not XML & ${word}`, undefined))
  expect(shown.match(/A{41,}/)).toBeNull()
  expect(shown.replaceAll('<wbr>', '')).toContain(`not XML &amp; ${word.slice(0, 99_990)}`)
})

describe('EventData that is no XML for small reasons', () => {
  const inBody = (text: string) => `<eventData><urls/><body html="true">${text}</body></eventData>`

  test.each([
    ['a vertical tab', inBody('one\u000btwo &lt;b&gt;bold&lt;/b&gt;'), 'one\ntwo <b>bold</b>'],
    ['a control character by number', inBody('one&#11;two&#x2;three'), 'one\ntwo three'],
    ['names of HTML', inBody('Guten&nbsp;Tag M&uuml;ller &euro;'), 'Guten&nbsp;Tag Müller €'],
    ['a name that nobody knows', inBody('&boo; &lt;b&gt;x&lt;/b&gt;'), '&amp;boo; <b>x</b>'],
    ['a bare ampersand', inBody('Tom & Jerry &lt;i&gt;x&lt;/i&gt;'), 'Tom &amp; Jerry <i>x</i>'],
    ['a smiley by its two halves', inBody('&#55357;&#56832;'), '😀'],
    ['the end of a CDATA section', inBody('a ]]> b'), 'a ]]&gt; b'],
    [
      'an ampersand in another element',
      '<eventData><urls><url><urlPath>https://a.example/?a=1&b=2</urlPath></url></urls><body html="true">x &lt;b&gt;y&lt;/b&gt;</body></eventData>',
      'x <b>y</b>',
    ],
    ['a line before its declaration', `\n<?xml version="1.0"?>${inBody('x')}`, 'x'],
    ['CDATA beside it', inBody('<![CDATA[a & <b>b</b>]]> & c'), 'a &amp; <b>b</b> &amp; c'],
  ])('%s is read for what it means', (_, data, html) => {
    expect(read(data).html).toBe(html)
  })

  test('a name of HTML is no way to markup', () => {
    expect(read(inBody('&LT;script>alert(1)&LT;/script>')).html).not.toContain('alert')
    const plain = readBody(
      '<eventData><body html="false">M&uuml;ller &lt;b&gt; &amp;nbsp;\u000bx</body></eventData>',
      undefined,
    )
    expect(plain).toEqual({ kind: 'text', text: 'Müller <b> &nbsp;\nx', because: null })
  })

  test.each([
    [
      'as XHTML',
      inBody('<p class="x">Hallo<br/><a name="top"/>Welt</p><p>&lt;max@a.example&gt;</p>'),
      '<p>Hallo<br><a></a>Welt</p><p>&lt;max@a.example&gt;</p>',
    ],
    [
      'that is no XML',
      inBody('<p>Hallo<br>Welt<p>&nbsp;<b>zwei'),
      '<p>Hallo<br>Welt</p><p>&nbsp;<b>zwei</b></p>',
    ],
    [
      'with a body of its own',
      inBody('<html><head><meta charset=utf-8></head><body>Hallo<br>Welt</body></html>'),
      'Hallo<br>Welt',
    ],
  ])('HTML that nobody escaped is read %s', (_, data, html) => {
    expect(read(data).html).toBe(html)
  })

  test('XHTML may be as large and deep as other HTML', () => {
    const { html } = read(
      inBody('<div>'.repeat(50) + '<p>x</p>'.repeat(2000) + '</div>'.repeat(50)),
    )
    expect(html).toContain('<p>x</p><p>x</p>')
  })
})

describe('what a mail hides from its readers', () => {
  const styled = (css: string, body: string) =>
    readHtml(`<html><head><style>${css}</style></head><body>${body}</body></html>`)
  const hides = '.pre{display:none!important}'

  test('a preheader that the style sheet hides is left out, and the report says so', () => {
    const { html, blocked } = styled(
      `@import url(x.css); /* .y{ */ td, .pre {display:none!important} td{display:table-cell}`,
      '<div class="a pre">PREHEADER <a href="https://a.example/">see it</a></div><table><tr><td>Text</table>',
    )
    expect(html).toBe('<table><tbody><tr><td>Text</td></tr></tbody></table>')
    expect(blocked).toMatchObject({ hidden: 1, styles: 1 })
  })

  test.each([
    ['div.pre{display:none}', '<div class=pre>A</div>'],
    ['#pre{visibility:hidden}', '<div id=pre>A</div>'],
    ['.pre{max-height:0px;overflow:hidden}', '<div class=pre>A</div>'],
    ['', '<div style="display:none;font-size:1px">A</div>'],
    ['', '<div style="opacity:0">A</div>'],
    ['', '<div style="text-indent:-9999px">A</div>'],
    ['', '<div hidden>A <p style="display:none">B</p></div>'],
  ])('by %s %s', (css, part) => {
    const { html, blocked } = styled(css, `${part}<p>Text</p>`)
    expect(html).toBe('<p>Text</p>')
    expect(blocked.hidden).toBe(1)
  })

  test.each([
    ['@media (max-width:600px){.pre{display:none}}', '<div class=pre>A</div>'],
    ['.x .pre{display:none}', '<div class=pre>A</div>'],
    [`${hides} .x .pre{display:block}`, '<div class=pre>A</div>'],
    [`${hides} #own{display:block}`, '<div class=pre id=own>A</div>'],
    ['.pre{display:none} .pre{display:block}', '<div class=pre>A</div>'],
    ['/* .pre{display:none} */', '<div class=pre>A</div>'],
    ['.pre{display:none}', '<div class=pre style="display:inline-block">A</div>'],
  ])('in doubt it is shown: %s %s', (css, part) => {
    const { html, blocked } = styled(css, `${part}<p>Text</p>`)
    expect(html).toMatch(/<div.*>A<\/div><p>Text<\/p>/)
    expect(blocked.hidden).toBe(0)
  })

  test('a mail that hides everything is shown whole', () => {
    const { html, blocked } = styled(
      '.all{display:none}',
      '<div class=all style="opacity:0">All of it</div>',
    )
    expect(html).toBe('<div>All of it</div>')
    expect(blocked.hidden).toBe(0)
  })

  test('a spacer without text is nothing to tell', () => {
    expect(styled(hides, '<div class=pre>&nbsp;&zwnj; </div><p>Text</p>').blocked.hidden).toBe(0)
  })
})

describe('links and pictures of a mail with a base', () => {
  const based = (base: string, body: string) =>
    readHtml(`<html><head><base href="${base}"></head><body>${body}</body></html>`)
  const body =
    '<a href="order/17">Order</a><a href="/account">Account</a><a href="#top">up</a><img src="logo.png" alt="Logo">'

  test('lead where a browser would go', () => {
    const { links, hosts, blocked } = based('https://shop.example/customer/', body)
    expect(links.map(({ url }) => url)).toEqual([
      'https://shop.example/customer/order/17',
      'https://shop.example/account',
    ])
    expect(hosts).toEqual(['https://shop.example'])
    expect(blocked).toEqual({ ...nothingBlocked(), images: 1 })
  })

  test.each(['javascript:alert(1)//', 'mailto:a@b.example', 'data:text/html,x', 'order/'])(
    'lead nowhere from %s',
    (base) => {
      const { links, hosts, blocked } = based(base, body)
      expect([links, hosts]).toEqual([[], []])
      expect(blocked).toMatchObject({ addresses: 2, missing: 1 })
    },
  )

  test('what a text says of its host is held against where it leads', () => {
    const { links } = based('https://evil.example/', '<a href="login">bank.example</a>')
    expect(links).toMatchObject([{ host: 'evil.example', says: 'bank.example' }])
  })
})

test.each([
  ['<p style="color:red">late</p>', /^<p style="color:red;color:#e[0-9a-f]{5}!important">/],
  ['<p style="color:#999">small print</p>', /color:#1b1f24!important/],
  ['<div style="background:#777"><p style="color:#888">grey</p></div>', /color:#000000!important/],
])('%s has the contrast that text needs', (html, expected) => {
  expect(readHtml(html).html).toMatch(expected)
})

test('no text is cut off by its box, laid on another, or too small to read', () => {
  const { html } = readHtml(
    '<div style="height:20px;overflow:hidden;margin:-40px 0 0 4px;font-size:1px;line-height:1px;letter-spacing:-5px">a</div>' +
      '<p style="text-indent:-18pt;margin-left:36pt;font-size:14px;line-height:1.5;opacity:.4">b</p>',
  )
  expect(html).toBe(
    '<div style="min-height:20px">a</div>' +
      '<p style="text-indent:-18pt;margin-left:36pt;font-size:14px;line-height:1.5">b</p>',
  )
})

test('the links of a plain text are named, each once, and no other words', () => {
  const text =
    'See https://a.example/x?y=1, (www.b.example/z). Or <max@c.example>; https://a.example/x?y=1!\n' +
    'not: a.example, @name, a@b, x@y.z., javascript:alert(1), http://, user@host.example/path'
  const body = readBody(`<eventData><body>${escaped(text)}</body></eventData>`, undefined)
  expect(bodyReport(body).links.map(({ url, text: shown }) => [url, shown])).toEqual([
    ['https://a.example/x?y=1', 'https://a.example/x?y=1'],
    ['https://www.b.example/z', 'www.b.example/z'],
    ['mailto:max@c.example', 'max@c.example'],
    ['mailto:x@y.z', 'x@y.z'],
  ])
})
