import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bodyDocument } from './bodyDocument'
import { readBody } from './readBody.mjs'
import { sanitizeBody } from './sanitizeBody.mjs'

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
  const { html, held } = caseOf(930_001)
  expect(html).toContain('1. Punkt')
  expect(html).toContain('bitte um Rückruf.')
  expect(html).not.toMatch(/TITLE-MUST-NOT-SHOW|BUTTON-FOR-OUTLOOK|supportLists/)
  expect(held).toMatchObject({ styles: 1, active: 0 })
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

test('what is held back from the head is counted, what only describes the text is not', () => {
  const { held } = readHtml(
    '<html><head><meta charset="utf-8"><meta name="viewport" content="x"><title>x</title>' +
      '<meta http-equiv="Content-Type" content="text/html"><meta http-equiv="refresh" content="0;url=//x">' +
      '<base href="//x"><link rel="stylesheet" href="//x"><style>p{}</style><script>1</script></head>' +
      '<body onload="a()" background="//x/1.png"><p>text</p>',
  )
  expect(held).toEqual({ images: 1, active: 4, forms: 0, styles: 2, addresses: 0 })
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
