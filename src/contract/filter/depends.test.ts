import { expect, test } from 'vitest'
import { dependsOnNow, dependsOnPrincipal } from './depends'
import { eventFilterFields } from './fields'
import { parseFilter } from './parse'

const termsOf = (text: string) => {
  const parsed = parseFilter(text, eventFilterFields)
  if ('mistake' in parsed) throw new Error(text)
  return parsed.terms
}

test.each([
  'created:today',
  '-created:yesterday',
  'modified:>=-7d',
  'modified:<-2h',
  'created:2026-01-01..today',
  'created:-7d..',
  'created:2026-01-01,-1d',
  'appointment:due',
  'appointment:overdue',
  'appointment:none,later',
  'appointment:today',
  'closed:today',
  'answered:>=-2h',
  'goal:met',
  'goal:none',
  'deadline:2026-01-01',
  '-was:open@-2h',
  'word -appointment:>today',
])('%s moves with the clock', (text) => expect(dependsOnNow(termsOf(text))).toBe(true))

test.each([
  '',
  'today',
  'subject:today,due',
  'agent:me',
  'agent:"today"',
  'status:open',
  'created:2026-01-01..2026-01-02T10:00',
  'appointment:none,any',
  'closed:2026-01-01',
  'answered:none',
  'was:overdue@2026-11-24T11:40',
])('%s does not', (text) => expect(dependsOnNow(termsOf(text))).toBe(false))

test.each(['agent:me', '-agent:ME', 'status:open agent:none,me'])('%s is about who asks', (text) =>
  expect(dependsOnPrincipal(termsOf(text))).toBe(true),
)

test.each(['', 'me', 'agent:"me"', 'agent:none,3', 'subject:me', 'group:me'])('%s is not', (text) =>
  expect(dependsOnPrincipal(termsOf(text))).toBe(false),
)
