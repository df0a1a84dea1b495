import { expect, test } from 'vitest'
import type { Mirror } from '@/contract/upstream/mirror'
import { languages, m, speak } from '@/messages'
import { mirrorText } from './mirrorText'

const mirror: Mirror = {
  host: 'a.example:1',
  state: 'fresh',
  asOf: '2026-11-24T10:42:07.123',
  filling: null,
  can: [],
  held: [],
  rejected: [],
  status: 200,
}
const zone = 'Europe/Berlin'
const read = Date.parse('2026-11-24T09:42:07.123Z')
const day = 24 * 60 * 60_000

test.each(languages)(
  'the mirror line tells the day once it is older than one, in %s',
  async (language) => {
    await speak(language)
    const young = mirrorText(mirror, { now: read + day - 1, zone })
    expect(young).toContain('10:42:07')
    expect(young).not.toContain('2026')
    const old = mirrorText({ ...mirror, state: 'silent' }, { now: read + day, zone })
    expect(old).toMatch(/24.*2026.*10:42:07/)
    expect(old).toContain(m.upstream.states.silent('a.example:1'))
  },
)

test('in English', async () => {
  await speak('en')
  expect(mirrorText(mirror, { now: read + day, zone })).toBe(
    'Mirror of a.example:1, as of 24 Nov 2026, 10:42:07 · fresh',
  )
})
