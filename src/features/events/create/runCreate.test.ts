import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ProblemError, UnreachableError } from '@/client/errors'
import type { DraftSave } from '@/client/eventDrafts'
import type { HeldEvent } from '@/client/heldEvents'
import { maxUnanswered } from '@/contract/event/eventDrafts'
import type { WindowDraft } from '@/contract/event/windowDraft'
import { problems } from '@/contract/problem'
import { blankStart, type FormStart } from './beginForm'
import type { DraftStatus } from './draft/draftState'
import { emptyDraft } from './draft/eventDraft'
import { runCreate } from './runCreate'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const typed = (Subject: string) => ({ ...emptyDraft, Subject })
const conflict = new ProblemError({ status: 409, error: problems.draft_changed[1] })
const event = { AcdEventTypesID: 3, AcdGroupsID: 1, Sender: '4930123456', Subject: 'sent' }

const heldAs = (key: string, state: HeldEvent['state']): HeldEvent => ({
  key,
  state,
  askedAt: 0,
  dueAt: 5000,
  event,
  record: null,
  problem: null,
})

/** An answer that comes when the test says so. */
function later<Value>() {
  let give: (value: Value) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const promise = new Promise<Value>((resolve, reject) => {
    give = resolve
    fail = reject
  })
  return { promise, give, fail }
}

/** An open form whose server answers saves in turn with the given faults, else stores. */
function opened(...faults: (Error | undefined)[]) {
  return openedFrom(blankStart('key-0'), ...faults)
}

function openedFrom(start: FormStart, ...faults: (Error | undefined)[]) {
  const saves: DraftSave[] = []
  const sent: string[] = []
  const discarded: string[] = []
  const answers = { hold: later<HeldEvent>(), undo: later<HeldEvent>() }
  const shelf: { window?: WindowDraft | undefined } = {}
  let keys = 0
  const create = runCreate(start, {
    place: { owner: 'user:3', search: '{}' },
    save: async (save) => {
      saves.push(save)
      const fault = faults.shift()
      if (fault) throw fault
      return { key: save.key, version: save.version + 1, savedAt: 1000, draft: save.draft }
    },
    hold: ({ key }) => {
      sent.push(key)
      return answers.hold.promise
    },
    undo: () => answers.undo.promise,
    discard: (key) => discarded.push(key),
    newKey: () => {
      keys += 1
      return `key-${keys}`
    },
    readWindow: () => shelf.window,
    writeWindow: (draft) => {
      shelf.window = draft
    },
  })
  const statuses: DraftStatus[] = []
  create.subscribe(() => {
    const { status } = create.state().draft
    if (status !== statuses.at(-1) && status.is !== 'untouched') statuses.push(status)
  })
  const close = create.open()
  return {
    create,
    close,
    saves,
    sent,
    discarded,
    answers,
    statuses,
    shelf,
    type: (Subject: string) => create.send({ is: 'typed', draft: typed(Subject) }),
    submit: () => create.send({ is: 'submit', event }),
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  }
}

test('an untouched form leaves no draft', async () => {
  const { create, type, saves, shelf, pass } = opened()
  type('')
  create.send({ is: 'saveDue' })
  await pass(5000)
  expect([saves, shelf.window]).toEqual([[], undefined])
})

test('what is typed is in the window at once and on the server after a pause, in one save', async () => {
  const { type, saves, statuses, shelf, pass } = opened()
  for (const text of ['a', 'ab', 'abc']) type(text)
  expect(shelf.window).toMatchObject({ state: 'unsaved', draft: { Subject: 'abc' } })
  await pass(400)
  type('abcd')
  await pass(400)
  expect(saves.map(({ version, draft }) => [version, draft.Subject])).toEqual([
    [0, 'abc'],
    [1, 'abcd'],
  ])
  expect(statuses.at(-1)).toEqual({ is: 'saved', savedAt: 1000 })
  expect(shelf.window).toMatchObject({ state: 'saved', version: 2 })
})

test('a draft that another window has changed goes on under a key of its own', async () => {
  const { create, type, saves, statuses, pass } = opened(undefined, conflict)
  type('mine')
  await pass(400)
  type('mine, later')
  await pass(500)
  expect(saves.map(({ key, version }) => [key, version])).toEqual([
    ['key-0', 0],
    ['key-0', 1],
    [create.state().draft.key, 0],
  ])
  expect(statuses).toContainEqual({ is: 'forked' })
  expect(create.state().draft.key).not.toBe('key-0')
})

test('without a connection the window keeps it, and it is saved as soon as there is one', async () => {
  const { type, saves, statuses, shelf, pass } = opened(new UnreachableError())
  type('offline')
  await pass(400)
  expect(statuses.at(-1)).toEqual({ is: 'unsaved' })
  expect(shelf.window).toMatchObject({ state: 'unsaved', draft: { Subject: 'offline' } })
  await pass(3000)
  expect(saves).toHaveLength(2)
  expect(shelf.window).toMatchObject({ state: 'saved' })
})

describe('a form that is sent', () => {
  test('is marked in the window until it is known what became of it, and saved no more', async () => {
    const { create, type, submit, answers, saves, shelf, pass } = opened()
    type('sent')
    submit()
    await pass(5000)
    expect(saves).toEqual([])
    expect(shelf.window).toMatchObject({ state: 'sent', key: 'key-0' })
    answers.hold.give(heldAs('key-0', 'held'))
    await pass(5000)
    expect(create.state().phase.is).toBe('held')
    expect([saves, shelf.window]).toEqual([[], undefined])
  })

  test('and refused is typed on under the same key', async () => {
    const { type, submit, answers, saves, shelf, pass } = opened()
    type('again')
    submit()
    answers.hold.fail(new ProblemError({ status: 404, error: problems.acd_group_not_found[1] }))
    await pass(400)
    expect(saves.map(({ key }) => key)).toEqual(['key-0'])
    expect(shelf.window).toMatchObject({ state: 'saved', key: 'key-0' })
  })

  test('and undone is another draft at once, even when its form was left meanwhile', async () => {
    const { create, close, type, submit, answers, saves, shelf, pass } = opened()
    type('again')
    submit()
    answers.hold.give(heldAs('key-0', 'held'))
    await pass(0)
    create.send({ is: 'undo' })
    close()
    answers.undo.give(heldAs('key-0', 'taken_back'))
    await pass(400)
    expect(saves).toMatchObject([{ version: 0, draft: { Subject: 'again' } }])
    expect(saves[0]?.key).not.toBe('key-0')
    expect(shelf.window).toMatchObject({ state: 'saved', key: saves[0]?.key })
  })

  test('and left is asked about by the next form, whatever its answer was', async () => {
    const { close, type, submit, answers, shelf, pass } = opened()
    type('sent')
    submit()
    close()
    answers.hold.give(heldAs('key-0', 'created'))
    await pass(400)
    expect(shelf.window).toMatchObject({ state: 'sent', key: 'key-0' })
  })

  test('keeps its key while nobody knows, whatever becomes of a save on its way', async () => {
    const { create, type, submit, answers, sent, shelf, pass } = opened(conflict)
    type('sent')
    create.send({ is: 'saveDue' })
    submit()
    answers.hold.fail(new UnreachableError())
    await pass(5000)
    expect(create.state().phase.is).toBe('unclear')
    create.send({ is: 'askAgain' })
    expect(sent).toEqual(['key-0', 'key-0'])
    expect(shelf.window).toMatchObject({ state: 'sent', key: 'key-0' })
  })
})

test('a save that is answered after its text became another form says nothing about that one', async () => {
  const { create, type, submit, saves, pass } = opened()
  type('again')
  create.send({ is: 'saveDue' })
  submit()
  create.send({ is: 'answered', key: 'key-0', held: heldAs('key-0', 'taken_back') })
  await pass(400)
  expect(saves.map(({ version, draft }) => [version, draft.Subject])).toEqual([
    [0, 'again'],
    [0, 'again'],
  ])
})

test('a discarded form is gone from the window and the server, and not saved on leaving', async () => {
  const { create, close, type, saves, discarded, shelf, pass } = opened()
  type('never mind')
  create.send({ is: 'discard' })
  close()
  await pass(5000)
  expect([discarded, saves, shelf.window]).toEqual([['key-0'], [], undefined])
})

test.each(['key-0', 'next'])(
  'a form that was left saves on, and never over the window’s next form (%s)',
  async (key) => {
    const { close, type, saves, shelf, pass } = opened(new UnreachableError())
    type('left')
    close()
    const form = { owner: 'user:3', version: 0, search: '{}', state: 'unsaved' } as const
    shelf.window = { ...form, key, draft: typed('next') }
    await pass(3000)
    expect(saves.map(({ keepalive }) => keepalive)).toEqual([true, false])
    expect(shelf.window).toMatchObject({ key, draft: typed('next') })
  },
)

test('what this window has beyond the server is saved, and never taken for the server’s older text', async () => {
  const start = { ...blankStart('key-0', typed('newer')), stored: typed('older'), version: 1 }
  const { create, saves } = openedFrom(start)
  const older = { key: 'key-0', version: 2, savedAt: 1, draft: typed('older') }
  create.send({ is: 'savedElsewhere', saved: older })
  expect(saves).toMatchObject([{ version: 1, draft: { Subject: 'newer' } }])
})

test('the window knows what is on its way to the server, and says "saved" of the newest text alone', async () => {
  const { create, type, saves, shelf, statuses, pass } = opened()
  type('first')
  create.send({ is: 'saveDue' })
  type('second')
  expect(shelf.window).toMatchObject({
    version: 0,
    draft: { Subject: 'second' },
    unanswered: [saves[0]?.save],
  })
  await pass(800)
  expect(shelf.window).toMatchObject({ version: 2, unanswered: [] })
  expect(statuses).toEqual([{ is: 'saved', savedAt: 1000 }])
})

test('a save names those before it that were not answered, in the window’s next page too', async () => {
  const start = { ...blankStart('key-0'), unanswered: ['of the page before'] }
  const { type, saves, pass } = openedFrom(start, new UnreachableError())
  type('first')
  await pass(400)
  type('second')
  await pass(400)
  type('third')
  await pass(400)
  expect(saves.map(({ version, unanswered }) => [version, unanswered])).toEqual([
    [0, ['of the page before']],
    [0, ['of the page before', saves[0]?.save]],
    [1, []],
  ])
})

test('what is typed back after a save that was not answered is saved too', async () => {
  const { type, saves, statuses, pass } = opened(undefined, new UnreachableError())
  for (const text of ['old', 'new', 'old']) {
    type(text)
    await pass(400)
  }
  expect(saves.map(({ draft }) => draft.Subject)).toEqual(['old', 'new', 'old'])
  expect(statuses.map(({ is }) => is)).toEqual(['saved', 'unsaved', 'saved'])
})

test('however long nothing is answered, a window remembers a bounded number of saves', async () => {
  const faults = Array.from({ length: 60 }, () => new UnreachableError())
  const { type, saves, shelf, pass } = opened(...faults)
  type('offline')
  await pass(60 * 3000)
  expect(saves.length).toBeGreaterThan(maxUnanswered)
  expect(saves.at(-1)?.unanswered).toHaveLength(maxUnanswered)
  expect(new Set(shelf.window?.unanswered).has(saves.at(-1)?.save ?? '')).toBe(true)
})

test('it follows another window only while nothing of its own is unsaved', async () => {
  const { create, type, pass } = opened()
  type('mine')
  const theirs = { key: 'key-0', version: 5, savedAt: 1, draft: typed('theirs') }
  create.send({ is: 'savedElsewhere', saved: theirs })
  expect(create.state().draft.text).toEqual(typed('mine'))
  await pass(400)
  create.send({ is: 'savedElsewhere', saved: theirs })
  expect(create.state().draft).toMatchObject({ version: 5, text: typed('theirs') })
  expect(create.state().draft.shown).toBe(theirs.draft)
})

test('where the server has no room for more, the window keeps the text and says so', async () => {
  const full = new ProblemError({ status: 413, error: problems.drafts_full[1] })
  const { type, saves, statuses, shelf, pass } = opened(full)
  type('a')
  await pass(400)
  expect(statuses).toEqual([{ is: 'full' }])
  expect(shelf.window).toMatchObject({ state: 'unsaved', draft: { Subject: 'a' } })
  await pass(60_000)
  expect(saves).toHaveLength(1)
  type('ab')
  await pass(400)
  expect(saves).toHaveLength(2)
  expect(statuses.at(-1)).toEqual({ is: 'saved', savedAt: 1000 })
})
