import { expect, test } from 'vitest'
import { blankStart } from './beginForm'
import { beginCreate, windowDraftOf } from './createState'
import { emptyDraft } from './draft/eventDraft'

const key = 'own key'
const place = { owner: 'user:3', search: '{}' }
const text = { ...emptyDraft, Subject: 'typed' }
const typing = beginCreate(blankStart(key))

test('a form that was not sent begins with typing, one that may have been with asking', () => {
  expect(typing.phase.is).toBe('typing')
  expect(beginCreate({ ...blankStart(key), wasSent: true }).phase.is).toBe('checking')
})

test.each([
  ['unsaved', { stored: emptyDraft, unanswered: [] }],
  ['saved', { stored: text, unanswered: [] }],
  // What is on its way may arrive, and the server then has another text than the window.
  ['unsaved', { stored: text, unanswered: ['a save'] }],
])('what is typed is %s in the window with %o', (state, fields) => {
  const draft = { ...typing.draft, version: 1, text, ...fields }
  const { unanswered } = fields
  const kept = { ...place, key, version: 1, draft: text, unanswered, state }
  expect(windowDraftOf({ ...typing, draft }, place)).toEqual(kept)
})

const event = { AcdEventTypesID: 3, AcdGroupsID: 1, Sender: '4930123456', Subject: 'Call' }
const held = {
  key,
  state: 'held' as const,
  askedAt: 0,
  dueAt: 5000,
  event,
  record: null,
  problem: null,
}

test.each([
  ['sent', { is: 'checking' }],
  ['sent', { is: 'sending', event }],
  ['sent', { is: 'unclear', event }],
  [undefined, { is: 'held', held }],
  [undefined, { is: 'undoing', held }],
  [undefined, { is: 'created', held, isTooLate: false }],
  [undefined, { is: 'discarded' }],
] as const)('the window has it as %s while it is %o', (state, phase) => {
  expect(windowDraftOf({ ...typing, phase }, place)?.state).toBe(state)
})
