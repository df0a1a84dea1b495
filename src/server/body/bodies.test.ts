import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getBodyReport, getEventBody } from '@/contract/event/eventBody'
import { getEvent, listEvents } from '@/contract/event/events'
import { startServer, type TestServer } from '@/testing/startServer'
import { bodyLane } from './bodyLane'
import { bodyReader } from './bodyReader'
import { nothingBlocked } from './sanitize/blockedContent.mjs'

let server: TestServer
let params: { AcdEventsID: string }

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const mail = (html: string) =>
  `<eventData><urls></urls><body html="true">${escaped(html)}</body></eventData>`

const store = (event_data: string) =>
  server.db.asAccount(1, (tx) =>
    tx
      .updateTable('acd_events')
      .set({ event_data })
      .where('id', '=', Number(params.AcdEventsID))
      .execute(),
  )

beforeAll(async () => {
  server = await startServer()
  const [event] = (await server.call(listEvents, { query: { limitPageSize: '1' } })).records
  params = { AcdEventsID: String(event?.ID) }
})
afterAll(() => server.close())

const directives = (response: Response) =>
  (response.headers.get('content-security-policy') ?? '').split('; ')
const frame = async (query: { remote?: 'true'; theme?: 'dark' } = {}) => {
  const response = await server.send(getEventBody, { params, query })
  return { response, html: await response.text() }
}

/** Within the limits, and as much as they allow. */
const heavy = mail('<a href="https://a.example/" style="color:#fff">x</a>'.repeat(4900))

describe('the frame', () => {
  test('follows the dark theme with what has no colours of its own, and with nothing else', async () => {
    const dark = ':root{color-scheme:dark}'
    await store('<eventData><body html="false">Please call back</body></eventData>')
    expect((await frame({ theme: 'dark' })).html).toContain(dark)
    expect((await frame()).html).not.toContain(dark)
    const shown = async (html: string) => {
      await store(mail(html))
      const report = await server.call(getBodyReport, { params })
      const isDark = (await frame({ theme: 'dark' })).html.includes(dark)
      expect(report.followsTheme).toBe(isDark)
      return isDark
    }
    expect(
      await shown('<p style="margin:0">Hello <b>you</b> <a href="https://a.example">a</a>'),
    ).toBe(true)
    for (const coloured of [
      '<p style="margin:0;color:navy">Hello',
      '<p style="background:#eee">Hello',
      '<font color="red">Hello</font>',
      '<table bgcolor="#eee"><tr><td>Hello',
      '<p style="border:1px solid #ddd">Hello',
      '<img src="data:image/png;base64,iVBORw0KGgo=">',
      '<html><body bgcolor="#fffff0">Hello',
    ]) {
      expect([coloured, await shown(coloured)]).toEqual([coloured, false])
    }
  })

  test('has a policy of its own under which nothing runs, asks or leads elsewhere', async () => {
    await store(mail('<p>Hello</p><img src="https://a.example/1.png">'))
    const { response, html } = await frame()
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(directives(response)).toEqual([
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
      'sandbox',
    ])
    expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(html).toContain('<p>Hello</p>')
    expect(html).not.toContain('src=')
  })

  test('loads images of the named hosts alone, when it is asked to', async () => {
    await store(mail('<img src="https://a.example/1.png"><img src="http://b.example:81/2.png">'))
    const { response, html } = await frame({ remote: 'true' })
    expect(directives(response)).toContain('img-src data: https://a.example http://b.example:81')
    expect(html).toContain('src="https://a.example/1.png"')
  })

  test('shows data of another form as the text that they are', async () => {
    await store('<!DOCTYPE x><script>alert(1)</script>')
    const { html } = await frame()
    expect(html).toContain('&lt;!DOCTYPE x&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
    const report = await server.call(getBodyReport, { params })
    expect(report).toMatchObject({ kind: 'text', because: 'malformed' })
  })

  test('needs a right, and an event of the own client account', async () => {
    expect((await server.app.request(`/app/v1/events/${params.AcdEventsID}/body`)).status).toBe(401)
    for (const row of [getEventBody, getBodyReport]) {
      const missing = { params: { AcdEventsID: '2000000000' } }
      expect((await server.send(row, missing)).status).toBe(404)
      const { records } = await server.call(listEvents)
      const { foreign } = server.tokens
      const others = await server.call(listEvents, {}, { token: foreign, ClientsID: 2 })
      const own = records.find(({ ID }) => others.records.every((event) => event.ID !== ID))
      const asked = { params: { AcdEventsID: String(own?.ID) } }
      expect((await server.send(row, asked, { token: foreign })).status).toBe(404)
    }
  })
})

describe('the report', () => {
  test('counts what was blocked, names hosts and where links lead', async () => {
    await store(
      mail(
        '<img src="https://a.example/1.png"><script>1</script><input>' +
          '<a href="https://evil.example/">bank.example</a>',
      ),
    )
    expect(await server.call(getBodyReport, { params })).toEqual({
      kind: 'html',
      because: null,
      followsTheme: true,
      held: { ...nothingBlocked(), images: 1, active: 1, forms: 1 },
      hosts: ['https://a.example'],
      links: [
        {
          url: 'https://evil.example/',
          host: 'evil.example',
          text: 'bank.example',
          says: 'bank.example',
        },
      ],
      lines: 1,
    })
  })

  test('says when there is no body', async () => {
    await store('<eventData><urls></urls><body html="true"></body></eventData>')
    expect((await server.call(getBodyReport, { params })).kind).toBe('none')
  })
})

describe('a body that costs too much', () => {
  test('of 20,000 elements is text, and the sanitizer never sees it', async () => {
    await store(mail(`${'<p>'.repeat(20_000)}at the bottom`))
    const report = await server.call(getBodyReport, { params })
    expect(report).toMatchObject({ kind: 'text', because: 'too_many' })
    expect((await frame()).html).toContain('<div class="text" dir="auto">at the bottom</div>')
  })

  test('holds up nobody: neither other calls nor an ordinary body', async () => {
    const reader = bodyReader({ timeLimit: 2 ** 31 - 1 })
    await reader.read(mail('first'), false)
    let isRead = false
    const reading = reader.read(heavy, false).finally(() => {
      isRead = true
    })
    expect((await server.send(getEvent, { params })).status).toBe(200)
    expect(await reader.read(mail('<b>next</b>'), false)).toMatchObject({ html: '<b>next</b>' })
    expect(isRead).toBe(false)
    await reader.close()
    expect(await reading).toMatchObject({ kind: 'text', because: 'too_slow' })
  })

  test('is ended after its time, is text then, and the next one is read as ever', async () => {
    const lane = bodyLane()
    const next = { eventData: mail('<b>next</b>'), showsRemote: false, asText: false }
    expect(await lane.read({ ...next, eventData: heavy }, 1)).toBeUndefined()
    expect(await lane.read(next, 60_000)).toMatchObject({ html: '<b>next</b>' })
    await lane.close()
    const reader = bodyReader({ timeLimit: 1 })
    expect(await reader.read(heavy, false)).toMatchObject({ kind: 'text', because: 'too_slow' })
    await reader.close()
  })
})
