import { expect, test } from 'vitest'
import { hostilePayloads } from '@/testing/hostile/hostilePayloads'
import { telLink, webLink } from './webLink'

test('no text from outside becomes another address than one of the web, with its host', () => {
  const payloads = hostilePayloads('host.example')
  expect(payloads.length).toBeGreaterThanOrEqual(200)
  for (const { text } of payloads) {
    const target = webLink(text)
    if (target) expect(new URL(target.href), text).toMatchObject({ host: target.host })
    expect(target?.href ?? 'https:', text).toMatch(/^https?:/)
    expect(telLink(text), text).toBeUndefined()
  }
})

test('other schemes are links only where they are asked for', () => {
  expect(webLink('mailto:a@b.example')).toBeUndefined()
  expect(webLink('mailto:a@b.example', ['mailto'])?.host).toBe('a@b.example')
  expect(webLink('tel:+4930', ['mailto'])).toBeUndefined()
  expect(telLink('49301234567')?.href).toBe('tel:+49301234567')
  expect(webLink('HTTPS://Bank.example/a')).toEqual({
    href: 'https://bank.example/a',
    host: 'bank.example',
  })
})
