import type { BrowserContext, Page } from '@playwright/test'
import type { AcdEvent } from '../src/contract/event/events'
import { hostilePayloads } from '../src/testing/hostile/hostilePayloads'
import type { RestApi } from './api'
import { startCountingServer } from './countingServer'
import { expect, test } from './fixtures'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const mail = (html: string) =>
  `<eventData><urls></urls><body html="true">${escaped(html)}</body></eventData>`

export const first = 900_001

/** Each payload in every field of a mail; those made of XML also as the whole of EventData. */
async function hostileEvents(api: RestApi, host: string): Promise<AcdEvent[]> {
  const [sample] = (await api.events({ filter: 'type:email', limitPageSize: 1 })).records
  if (!sample) throw new Error('The demo data hold a mail')
  const payloads = hostilePayloads(host)
  const texts = payloads.map(({ text }) => text)
  const whole = payloads.filter(({ kind }) => kind === 'XML entity').map(({ text }) => text)
  const open = { ...sample, AcdEventStatusID: 1 }
  const mails = texts.map((text) => ({
    ...open,
    Sender: text,
    Receiver: text,
    Subject: text,
    UserData: text,
    CrmURL: text,
    EventData: mail(text),
  }))
  const raw = whole.map((text) => ({ ...open, Subject: text, EventData: text }))
  return [...mails, ...raw].map((event, index) => ({ ...event, ID: first + index }))
}

/** What no text may achieve, as it is heard while people look at it. */
export function listen(context: BrowserContext, page: Page) {
  const heard: string[] = []
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('download', () => heard.push('download'))
  context.on('page', (opened) => heard.push(`window: ${opened.url()}`))
  page.on('framenavigated', (frame) => {
    const url = frame.url()
    // What a policy keeps a frame from opening is an error's page, and no navigation.
    if (url.startsWith('chrome-error:')) return
    // An empty frame inside a raw body has neither scripts nor an address of its own.
    if (url.startsWith('about:') && frame.parentFrame()?.parentFrame()) return
    if (!/^http:\/\/127\.0\.0\.1:\d+\/(app\/v1\/events\/\d+\/body|events|sign-in)/.test(url)) {
      heard.push(`navigation: ${url}`)
    }
  })
  return heard
}

type Reading = {
  /** Files are saved on purpose. */
  mayDownload: boolean
  events: AcdEvent[]
}

/** A supervisor reads what strangers wrote, and nothing but text may come of it. */
export const reading = test.extend<Reading>({
  mayDownload: [false, { option: true }],

  events: async ({ page, context, api, server, signIn, watched, mayDownload }, use) => {
    const elsewhere = await startCountingServer()
    watched.allowAttempts()
    const events = await hostileEvents(api, elsewhere.host)
    expect(events.length).toBeGreaterThanOrEqual(200)
    await server.store(events)
    const heard = listen(context, page)
    await signIn('supervisor')
    await use(events)
    expect(heard.filter((word) => !mayDownload || word !== 'download')).toEqual([])
    expect(elsewhere.asked).toEqual([])
    await elsewhere.stop()
  },
})
