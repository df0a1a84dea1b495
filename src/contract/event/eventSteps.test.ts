import { describe, expect, test } from 'vitest'
import { eventStatuses } from '../filter/names'
import { actsOn, eventActionNames, eventSteps, isStep } from './eventSteps'

const ids = eventStatuses.map(({ id }) => id)

describe('the steps between statuses', () => {
  test('name statuses of the contract alone', () => {
    for (const action of eventActionNames) {
      const { from, to } = eventSteps[action]
      expect(ids, action).toEqual(expect.arrayContaining([...from]))
      if (to !== undefined) expect(ids, action).toContain(to)
    }
  })

  test('what is done can be reopened, and nothing else can be done to it but a comment', () => {
    const { to } = eventSteps.close
    expect(eventActionNames.filter((action) => isStep(action, to))).toEqual(['comment', 'reopen'])
  })

  test('while the system moves an event, nobody takes or closes it', () => {
    for (const status of [0, 2]) {
      expect(eventActionNames.filter((action) => isStep(action, status))).toEqual([
        'priority',
        'comment',
      ])
    }
  })
})

test.each([
  ['agent', 3, 3, true],
  ['agent', 3, null, true],
  ['agent', 3, 4, false],
  ['agent', null, null, true],
  ['agent', null, 4, false],
  ['supervisor', null, 4, true],
  ['admin', null, 4, true],
] as const)('%s as user %s acts on an event of %s: %s', (role, UsersID, owner, may) => {
  expect(actsOn({ role, UsersID }, { UsersID: owner })).toBe(may)
})
