import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readFault } from '../fault'
import { phoneDigits } from '../values/phone'
import { faultsOf } from '../values/schemaFaults'
import { NewEvent } from './newEvent'

const base = { AcdEventTypesID: 5, Sender: 'a', Subject: 'b' }
const faultsAt = (event: object) => {
  const parsed = z.safeParse(NewEvent, event)
  return parsed.success ? [] : faultsOf(parsed.error)
}

test('the group rule: exactly one form, whatever else is wrong', () => {
  const id = fc.option(fc.integer({ min: 1, max: 2_147_483_647 }), { nil: undefined })
  const groups = fc.record({ AcdGroupsID: id, AcdConfigurationGroupsID: id, AcdAgentGroupsID: id })
  fc.assert(
    fc.property(groups, fc.boolean(), (choice, otherwiseWrong) => {
      const given = Object.fromEntries(
        Object.entries(choice).filter(([, value]) => value !== undefined),
      )
      const faults = faultsAt({ ...base, ...given, ...(otherwiseWrong ? { Sender: 1 } : {}) })
      const one = choice.AcdGroupsID !== undefined
      const half =
        Number(choice.AcdConfigurationGroupsID !== undefined) +
        Number(choice.AcdAgentGroupsID !== undefined)
      const right = (one && half === 0) || (!one && half === 2)
      const atGroups = faults.filter(({ path }) => path.endsWith('GroupsID'))
      expect(atGroups).toHaveLength(right ? 0 : 1)
      if (!right) expect(readFault(atGroups[0]?.message ?? '')?.code).toMatch(/^group_choice_/)
      expect(faults.some(({ path }) => path === 'Sender')).toBe(otherwiseWrong)
    }),
  )
})

test('every fault’s sentence is found again in the table', () => {
  const faults = faultsAt({
    AcdEventTypesID: 'x',
    Sender: 5,
    Subject: 'x'.repeat(1001),
    nPriority: 500,
    UsersID: 0,
    CrmURL: 'x',
    dtAppointmentDate: 'x',
    dtAppointmentTime: 'x',
  })
  expect(faults).toHaveLength(9)
  for (const { message } of faults) expect(readFault(message), message).toBeDefined()
  expect(readFault('must have at most 256 characters')).toEqual({ code: 'too_long', value: '256' })
  expect(readFault('something else')).toBeUndefined()
})

test('code points are counted, not halves of them', () => {
  expect(faultsAt({ ...base, AcdGroupsID: 1, Subject: '😀'.repeat(1000) })).toEqual([])
  expect(faultsAt({ ...base, AcdGroupsID: 1, Subject: '😀'.repeat(1001) })).toHaveLength(1)
})

test.each([
  ['+49 (0) 199 / 12-34.56', '49199123456'],
  ['0049199123456', '49199123456'],
  ['49\u00a0199\u202f123', '49199123'],
  ['123', '123'],
  ['123456789012345', '123456789012345'],
  ['1234567890123456', undefined],
  ['12', undefined],
  ['0199123456', undefined],
  ['++49199', undefined],
  ['49199abc', undefined],
  ['４９１９９１２３', undefined],
  ['', undefined],
])('%s as digits is %s', (text, digits) => {
  expect(phoneDigits(text)).toBe(digits)
})
