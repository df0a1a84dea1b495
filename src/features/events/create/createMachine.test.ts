import { expect, test } from 'vitest'
import { ProblemError, UnreachableError } from '@/client/errors'
import type { HeldEvent } from '@/client/heldEvents'
import { problems } from '@/contract/problem'
import { nextCreate } from './createMachine'
import type { CreateCommand, CreateInput, CreatePhase, CreateState } from './createState'
import { emptyDraft } from './draft/eventDraft'

const key = 'own key'
const event = { AcdEventTypesID: 3, AcdGroupsID: 1, Sender: '4930123456', Subject: 'Call' }
const text = { ...emptyDraft, Subject: 'typed' }
const theirs = { ...emptyDraft, Subject: 'theirs' }
function refused(code: keyof typeof problems): ProblemError {
  const [status, error] = problems[code]
  return new ProblemError({ status, error })
}
const heldAs = (state: HeldEvent['state']): HeldEvent => ({
  key,
  state,
  askedAt: 0,
  dueAt: 5000,
  event,
  record: null,
  problem: state === 'failed' ? { status: 404, error: problems.acd_group_not_found[1] } : null,
})
const held = heldAs('held')

const phases: { [Is in CreatePhase['is']]: Extract<CreatePhase, { is: Is }> } = {
  typing: { is: 'typing' },
  checking: { is: 'checking' },
  sending: { is: 'sending', event },
  unclear: { is: 'unclear', event },
  held: { is: 'held', held },
  undoing: { is: 'undoing', held },
  created: { is: 'created', held: heldAs('created'), isTooLate: false },
  discarded: { is: 'discarded' },
}

/** Every input; of those with an answer, one for each answer that matters. */
const inputs: {
  [Is in CreateInput['is']]: Record<string, Extract<CreateInput, { is: Is }>>
} = {
  typed: { '': { is: 'typed', draft: { ...text, Subject: 'typed on' } } },
  saveDue: { '': { is: 'saveDue' } },
  saved: { '': { is: 'saved', key, version: 2, savedAt: 7 } },
  notSaved: {
    unreachable: { is: 'notSaved', key, error: new UnreachableError() },
    'changed elsewhere': { is: 'notSaved', key, error: refused('draft_changed') },
    full: { is: 'notSaved', key, error: refused('drafts_full') },
    refused: { is: 'notSaved', key, error: refused('bad_request') },
  },
  savedElsewhere: {
    '': { is: 'savedElsewhere', saved: { key, version: 4, savedAt: 7, draft: theirs } },
  },
  discard: { '': { is: 'discard' } },
  submit: { '': { is: 'submit', event } },
  notHeld: {
    unreachable: { is: 'notHeld', key, error: new UnreachableError() },
    'key used': { is: 'notHeld', key, error: refused('key_reused') },
    refused: { is: 'notHeld', key, error: refused('acd_group_not_found') },
  },
  askAgain: { '': { is: 'askAgain' } },
  answered: {
    'never sent': { is: 'answered', key, held: null },
    held: { is: 'answered', key, held },
    created: { is: 'answered', key, held: heldAs('created') },
    undone: { is: 'answered', key, held: heldAs('taken_back') },
    failed: { is: 'answered', key, held: heldAs('failed') },
    sent: { is: 'answered', key, held: heldAs('sent') },
    unclear: { is: 'answered', key, held: heldAs('unclear') },
  },
  undo: { '': { is: 'undo' } },
  notUndone: { '': { is: 'notUndone', key, error: new UnreachableError() } },
}
const named = Object.entries(inputs).flatMap(([is, answers]) =>
  Object.entries<CreateInput>(answers).map(
    ([answer, input]) => [`${is} ${answer}`.trim(), input] as const,
  ),
)

/** How the draft is before an input: on its way to the server, all saved, or typed on. */
function draftBefore({ is }: CreateInput): CreateState['draft'] {
  const draft: CreateState['draft'] = {
    key,
    version: 1,
    text,
    stored: emptyDraft,
    unanswered: ['a save'],
    saving: undefined,
    shown: emptyDraft,
    status: { is: 'untouched' },
  }
  if (is === 'saved' || is === 'notSaved') return { ...draft, saving: text }
  return is === 'savedElsewhere' ? { ...draft, stored: text } : draft
}

function said(command: CreateCommand | undefined): string[] {
  if (!command) return []
  return [command.do === 'wait' ? `wait ${command.ms}` : command.do]
}

/** In words: the new phase, what is told, what changes of the draft, what is done. */
function outcome(input: CreateInput, phase: CreatePhase): string {
  const before: CreateState = { phase, draft: draftBefore(input) }
  const { state: after, command } = nextCreate(before, input, 'new key')
  const isRefused = after.phase.is === 'typing' && after.phase.refusal !== undefined
  const isNotUndone = after.phase.is === 'held' && after.phase.undoFailure !== undefined
  const parts = [
    ...(after.phase.is === phase.is ? [] : [after.phase.is]),
    ...(after.phase.is === 'created' && after.phase.isTooLate ? ['too late'] : []),
    ...(isRefused || isNotUndone ? ['told'] : []),
    ...(after.draft.key === key ? [] : [after.draft.key]),
    ...(after.draft.text === before.draft.text ? [] : ['text']),
    ...(after.draft.status === before.draft.status ? [] : [`is ${after.draft.status.is}`]),
    ...said(command),
  ]
  if (parts.length > 0) return parts.join(', ')
  return JSON.stringify(after) === JSON.stringify(before) ? '-' : 'noted'
}

const names = Object.keys(phases) as (keyof typeof phases)[]
const cellsOf = (line: string) => line.split('|').map((cell) => cell.trim())

/** What each input comes to in each phase; '-': nothing, 'noted': in the draft alone. */
const table = `
                             | typing                     | checking                      | sending                       | unclear                       | held                          | undoing                       | created    | discarded
  typed                      | text, wait 400             | text                          | text                          | text                          | -                             | -                             | -          | -
  saveDue                    | save                       | -                             | -                             | -                             | -                             | -                             | -          | -
  saved                      | is saved                   | is saved                      | is saved                      | is saved                      | is saved                      | is saved                      | is saved   | is saved
  notSaved unreachable       | is unsaved, wait 3000      | is unsaved                    | is unsaved                    | is unsaved                    | is unsaved                    | is unsaved                    | is unsaved | is unsaved
  notSaved changed elsewhere | new key, is forked, wait 0 | noted                         | noted                         | noted                         | noted                         | noted                         | noted      | noted
  notSaved full              | is full                    | is full                       | is full                       | is full                       | is full                       | is full                       | is full    | is full
  notSaved refused           | noted                      | noted                         | noted                         | noted                         | noted                         | noted                         | noted      | noted
  savedElsewhere             | text                       | text                          | text                          | text                          | -                             | -                             | -          | -
  discard                    | discarded, discard         | discarded, discard            | discarded, discard            | discarded, discard            | -                             | -                             | -          | -
  submit                     | sending, hold              | -                             | -                             | -                             | -                             | -                             | -          | -
  notHeld unreachable        | -                          | -                             | unclear                       | -                             | -                             | -                             | -          | -
  notHeld key used           | -                          | -                             | typing, told, new key, wait 0 | -                             | -                             | -                             | -          | -
  notHeld refused            | -                          | -                             | typing, told, wait 400        | -                             | -                             | -                             | -          | -
  askAgain                   | -                          | -                             | -                             | sending, hold                 | -                             | -                             | -          | -
  answered never sent        | -                          | typing, wait 400              | -                             | -                             | typing, wait 400              | typing, wait 400              | -          | -
  answered held              | -                          | held                          | held                          | held                          | -                             | -                             | -          | -
  answered created           | -                          | created                       | created                       | created                       | created                       | created, too late             | -          | -
  answered undone            | -                          | typing, new key, wait 0       | typing, new key, wait 0       | typing, new key, wait 0       | typing, new key, wait 0       | typing, new key, wait 0       | -          | -
  answered failed            | -                          | typing, told, new key, wait 0 | typing, told, new key, wait 0 | typing, told, new key, wait 0 | typing, told, new key, wait 0 | typing, told, new key, wait 0 | -          | -
  answered sent              | -                          | held                          | held                          | held                          | noted                         | noted                         | -          | -
  answered unclear           | -                          | unclear                       | unclear                       | noted                         | unclear                       | unclear                       | -          | -
  undo                       | -                          | -                             | -                             | -                             | undoing, undo                 | -                             | -          | -
  notUndone                  | -                          | -                             | -                             | -                             | -                             | held, told                    | -          | -
`

test('every input in every phase', () => {
  const lines = named.map(([name, input]) => [
    name,
    ...names.map((is) => outcome(input, phases[is])),
  ])
  expect([['', ...names], ...lines]).toEqual(table.trim().split('\n').map(cellsOf))
})

test('an answer to what was asked under another key changes nothing', () => {
  const keyed = named.map(([, input]) => input).filter((input) => 'key' in input)
  expect(keyed.length).toBeGreaterThan(10)
  for (const input of keyed) {
    for (const is of names) {
      const before: CreateState = {
        phase: phases[is],
        draft: { ...draftBefore(input), key: 'newer' },
      }
      expect(nextCreate(before, input, 'new key')).toEqual({ state: before })
    }
  }
})

test('of records that an unclear create may have become none is it: it is undone', () => {
  const several = heldAs('unclear')
  const before = {
    phase: { is: 'unclear', event, held: several } as const,
    draft: draftBefore({ is: 'undo' }),
  }
  const { state, command } = nextCreate(before, { is: 'undo' }, 'new key')
  expect([state.phase, command]).toEqual([
    { is: 'undoing', held: several },
    { do: 'undo', key },
  ])
})
