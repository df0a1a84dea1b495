import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { NewEvent } from '@/contract/event/newEvent'
import { phoneDigits } from '@/contract/values/phone'
import { withoutEmpty } from '@/contract/values/scalars'
import { todayOf } from '@/fields/appointment/readWhen'
import { speak } from '@/messages'
import { curlOf } from '../send/CopyRequest'
import { draftOf, emptyDraft, toNewEvent } from './eventDraft'

const today = todayOf(Date.parse('2026-11-24T14:30:00Z'), 'Europe/Berlin')
beforeAll(() => speak('en'))

const spaced = (digits: string) => `+${digits}`

test.each([
  { groupChoice: 'one', AcdGroupsID: 235, nPriority: '90', Body: 'a\nb' },
  { groupChoice: 'pair', AcdConfigurationGroupsID: 7, AcdAgentGroupsID: 8, UsersID: 3 },
  { groupChoice: 'one', AcdGroupsID: 235, dtAppointmentDate: '2026-12-01', Receiver: '+4989123' },
] as const)('what was sent comes back into the form as it was: %o', (fields) => {
  const draft = { ...emptyDraft, Sender: '+4930123456', Subject: 'Call', ...fields }
  const sent = z.parse(NewEvent, withoutEmpty(toNewEvent(draft, { digits: phoneDigits, today })))
  expect(draftOf(sent, spaced)).toEqual(draft)
})

test('the request as a command survives any quote', () => {
  expect(curlOf(`{"Subject":"it's"}`, 'https://callboard.example.com', 1)).toBe(
    [
      `curl -X POST 'https://callboard.example.com/rest/v1.0/1/acd/events/create'`,
      `-H "Authorization: Bearer $TOKEN"`,
      `-H 'Content-Type: application/json'`,
      `--data-raw '{"Subject":"it'\\''s"}'`,
    ].join(' \\\n  '),
  )
})
