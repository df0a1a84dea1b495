import { expect, test } from 'vitest'
import type { WindowDraft } from '@/contract/event/windowDraft'
import { readNewEventSearch } from '../newEventSearch'
import { beginForm } from './beginForm'
import { emptyDraft } from './draft/eventDraft'
import { prefilled } from './prefilled'

const typed = (Subject: string) => ({ ...emptyDraft, Subject })
const saved = (key: string, Subject: string) => ({
  key,
  version: 3,
  savedAt: 7,
  draft: typed(Subject),
})
const own = (state: WindowDraft['state'], search = '{}'): WindowDraft => ({
  owner: 'user:3',
  key: 'own',
  version: 2,
  draft: typed('own'),
  search,
  state,
})
const begin = (known: Partial<Parameters<typeof beginForm>[0]>) =>
  beginForm({
    search: '{}',
    prefill: undefined,
    drafts: [],
    own: undefined,
    newKey: () => 'new',
    ...known,
  })

test('the newest draft is restored at once; without one the form is empty', () => {
  const drafts = [saved('newest', 'b'), saved('older', 'a')]
  expect(begin({ drafts })).toMatchObject({ key: 'newest', version: 3, restoredAt: 7 })
  expect(begin({})).toEqual({
    key: 'new',
    version: 0,
    draft: emptyDraft,
    stored: emptyDraft,
    restoredAt: undefined,
    wasSent: false,
  })
})

test('this window’s own form comes first, unsaved words included', () => {
  const drafts = [saved('newest', 'b'), saved('own', 'as the server has it')]
  expect(begin({ drafts, own: own('unsaved') })).toMatchObject({ key: 'own', version: 2 })
  expect(begin({ drafts, own: own('saved') }).draft.Subject).toBe('as the server has it')
  expect(begin({ own: own('unsaved') })).toMatchObject({ key: 'own', restoredAt: 0 })
  expect(begin({ own: own('sent') })).toMatchObject({ key: 'own', wasSent: true })
})

test('what the server has is not what was typed after it, and saves without an answer are remembered', () => {
  const drafts = [saved('own', 'on its way')]
  const start = begin({ drafts, own: { ...own('unsaved'), unanswered: ['its save'] } })
  expect(start).toMatchObject({
    key: 'own',
    version: 2,
    draft: typed('own'),
    stored: typed('on its way'),
    unanswered: ['its save'],
  })
})

test('what was saved and is gone from the server was sent or discarded elsewhere', () => {
  expect(begin({ own: own('saved') }).key).toBe('new')
})

test('a link’s words win over drafts, but not over what was typed after following that link', () => {
  const prefill = typed('from the link')
  const drafts = [saved('newest', 'b')]
  expect(begin({ prefill, drafts, search: 'link' })).toMatchObject({ key: 'new', draft: prefill })
  expect(begin({ prefill, drafts, search: 'link', own: own('unsaved') }).key).toBe('new')
  expect(begin({ prefill, drafts, search: 'link', own: own('unsaved', 'link') }).key).toBe('own')
})

test.each([
  [
    { type: '3', sender: ' 4930123456', group: '235' },
    { Sender: '+4930123456', AcdGroupsID: 235 },
  ],
  [
    { type: 'ticket', sender: 'a@b.c' },
    { AcdEventTypesID: 6, Sender: 'a@b.c' },
  ],
  [
    { type: 'Rückruf', configuration: '7', agents: '8' },
    { groupChoice: 'pair', AcdAgentGroupsID: 8 },
  ],
  [
    { type: 'nothing', group: 'x', other: '1' },
    { AcdEventTypesID: 3, AcdGroupsID: null },
  ],
  [
    { date: '2026-12-01', time: '10:00', priority: '90' },
    { nPriority: '90', dtAppointmentTime: '10:00' },
  ],
])('the address %o fills in %o', (search, fields) => {
  expect(prefilled(readNewEventSearch(search))).toMatchObject(fields)
})

test('an address without words fills in nothing', () => {
  expect(prefilled(readNewEventSearch({ other: 'x', sender: '' }))).toBeUndefined()
})
