import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { NewEvent } from '@/contract/newEvent'
import { phoneDigits } from '@/contract/phone'
import { withoutEmpty } from '@/contract/scalars'
import { curlOf } from './CopyRequest'
import { draftOf, emptyDraft, toNewEvent } from './eventDraft'

const spaced = (digits: string) => `+${digits}`

test.each([
  { groupChoice: 'one', AcdGroupsID: 235, nPriority: '90', Body: 'a\nb' },
  { groupChoice: 'pair', AcdConfigurationGroupsID: 7, AcdAgentGroupsID: 8, UsersID: 3 },
  { groupChoice: 'one', AcdGroupsID: 235, dtAppointmentDate: '2026-12-01', Receiver: '+4989123' },
] as const)('what was sent comes back into the form as it was: %o', (fields) => {
  const draft = { ...emptyDraft, Sender: '+4930123456', Subject: 'Call', ...fields }
  const sent = z.parse(NewEvent, withoutEmpty(toNewEvent(draft, phoneDigits)))
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
