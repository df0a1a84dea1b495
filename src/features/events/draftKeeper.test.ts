import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ProblemError, UnreachableError } from '@/client/errors'
import type { DraftSave } from '@/client/eventDrafts'
import { mostUnanswered } from '@/contract/eventDrafts'
import { problems } from '@/contract/problem'
import type { WindowDraft } from '@/contract/windowDraft'
import { blankStart, type FormStart } from './beginForm'
import { type DraftState, draftKeeper } from './draftKeeper'
import { emptyDraft } from './eventDraft'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const typed = (Subject: string) => ({ ...emptyDraft, Subject })
const conflict = new ProblemError({ status: 409, error: problems.draft_changed[1] })

/** A keeper whose server answers in turn with the given faults, else stores. */
function keeping(...faults: (Error | undefined)[]) {
  return keepingFrom(blankStart('key-0'), ...faults)
}

function keepingFrom(start: FormStart, ...faults: (Error | undefined)[]) {
  const saves: DraftSave[] = []
  const states: DraftState[] = []
  const shelf: { window?: WindowDraft | undefined } = {}
  let keys = 0
  const keeper = draftKeeper({
    start,
    owner: 'user:3',
    search: '{}',
    save: async (save) => {
      saves.push(save)
      const fault = faults.shift()
      if (fault) throw fault
      return { key: save.key, version: save.version + 1, savedAt: 1000, draft: save.draft }
    },
    newKey: () => {
      keys += 1
      return `key-${keys}`
    },
    write: (draft) => {
      shelf.window = draft
    },
    tell: (state) => states.push(state),
  })
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
  return { keeper, saves, states, shelf, pass }
}

test('an untouched form leaves no draft', async () => {
  const { keeper, saves, shelf, pass } = keeping()
  keeper.change(typed(''))
  await keeper.flush()
  await pass(5000)
  expect([saves, shelf.window]).toEqual([[], undefined])
})

test('what is typed is in the window at once and on the server after a pause, in one save', async () => {
  const { keeper, saves, states, shelf, pass } = keeping()
  for (const text of ['a', 'ab', 'abc']) keeper.change(typed(text))
  expect(shelf.window).toMatchObject({ state: 'unsaved', draft: { Subject: 'abc' } })
  await pass(400)
  keeper.change(typed('abcd'))
  await pass(400)
  expect(saves.map(({ version, draft }) => [version, draft.Subject])).toEqual([
    [0, 'abc'],
    [1, 'abcd'],
  ])
  expect(states.at(-1)).toEqual({ is: 'saved', savedAt: 1000 })
  expect(shelf.window).toMatchObject({ state: 'saved', version: 2 })
})

test('a draft that another window has changed goes on under a key of its own', async () => {
  const { keeper, saves, states, pass } = keeping(undefined, conflict)
  keeper.change(typed('mine'))
  await pass(400)
  keeper.change(typed('mine, later'))
  await pass(500)
  expect(saves.map(({ key, version }) => [key, version])).toEqual([
    ['key-0', 0],
    ['key-0', 1],
    ['key-3', 0],
  ])
  expect(states).toContainEqual({ is: 'forked' })
  expect(keeper.key()).toBe('key-3')
})

test('without a connection the window keeps it, and it is saved as soon as there is one', async () => {
  const { keeper, saves, states, shelf, pass } = keeping(new UnreachableError())
  keeper.change(typed('offline'))
  await pass(400)
  expect(states.at(-1)).toEqual({ is: 'unsaved' })
  expect(shelf.window).toMatchObject({ state: 'unsaved', draft: { Subject: 'offline' } })
  await pass(3000)
  expect(saves).toHaveLength(2)
  expect(shelf.window).toMatchObject({ state: 'saved' })
})

describe('a form that is sent', () => {
  test('is marked in the window until it is known what became of it, and saved no more', async () => {
    const { keeper, saves, shelf, pass } = keeping()
    keeper.change(typed('sent'))
    keeper.sending()
    await pass(5000)
    expect(saves).toEqual([])
    expect(shelf.window).toMatchObject({ state: 'sent', key: 'key-0' })
    keeper.end()
    expect(shelf.window).toBeUndefined()
  })

  test('and refused is typed on under the same key; taken back, under another one', async () => {
    const { keeper, saves, pass } = keeping()
    keeper.change(typed('again'))
    keeper.sending()
    keeper.refused()
    await pass(400)
    keeper.end()
    keeper.again()
    await pass(400)
    expect(saves.map(({ key }) => key)).toEqual(['key-0', 'key-2'])
  })
})

test('what this window has beyond the server is saved, and never taken for the server’s older text', async () => {
  const start = { ...blankStart('key-0', typed('newer')), stored: typed('older'), version: 1 }
  const { keeper, saves } = keepingFrom(start)
  const older = { key: 'key-0', version: 2, savedAt: 1, draft: typed('older') }
  expect(keeper.follow(older)).toBe(false)
  await keeper.flush()
  expect(saves).toMatchObject([{ version: 1, draft: { Subject: 'newer' } }])
})

test('the window knows what is on its way to the server, and says "saved" of the newest text alone', async () => {
  const { keeper, saves, shelf, states, pass } = keeping()
  keeper.change(typed('first'))
  void keeper.flush()
  keeper.change(typed('second'))
  expect(shelf.window).toMatchObject({
    version: 0,
    draft: { Subject: 'second' },
    unanswered: [saves[0]?.save],
  })
  await pass(800)
  expect(shelf.window).toMatchObject({ version: 2, unanswered: [] })
  expect(states).toEqual([{ is: 'saved', savedAt: 1000 }])
})

test('a save names those before it that were not answered, in the window’s next page too', async () => {
  const start = { ...blankStart('key-0'), unanswered: ['of the page before'] }
  const { keeper, saves, pass } = keepingFrom(start, new UnreachableError())
  keeper.change(typed('first'))
  await pass(400)
  keeper.change(typed('second'))
  await pass(400)
  keeper.change(typed('third'))
  await pass(400)
  expect(saves.map(({ version, unanswered }) => [version, unanswered])).toEqual([
    [0, ['of the page before']],
    [0, ['of the page before', saves[0]?.save]],
    [1, []],
  ])
})

test('what is typed back after a save that was not answered is saved too', async () => {
  const { keeper, saves, states, pass } = keeping(undefined, new UnreachableError())
  for (const text of ['old', 'new', 'old']) {
    keeper.change(typed(text))
    await pass(400)
  }
  expect(saves.map(({ draft }) => draft.Subject)).toEqual(['old', 'new', 'old'])
  expect(states.map(({ is }) => is)).toEqual(['saved', 'unsaved', 'saved'])
})

test('however long nothing is answered, a window remembers a bounded number of saves', async () => {
  const faults = Array.from({ length: 60 }, () => new UnreachableError())
  const { keeper, saves, shelf, pass } = keeping(...faults)
  keeper.change(typed('offline'))
  await pass(60 * 3000)
  expect(saves.length).toBeGreaterThan(mostUnanswered)
  expect(saves.at(-1)?.unanswered).toHaveLength(mostUnanswered)
  expect(new Set(shelf.window?.unanswered).has(saves.at(-1)?.save ?? '')).toBe(true)
})

test('it follows another window only while nothing of its own is unsaved', async () => {
  const { keeper, pass } = keeping()
  keeper.change(typed('mine'))
  const theirs = { key: 'key-0', version: 5, savedAt: 1, draft: typed('theirs') }
  expect(keeper.follow(theirs)).toBe(false)
  await pass(400)
  expect(keeper.follow(theirs)).toBe(true)
  expect(keeper.follow(theirs)).toBe(false)
})

test('where the server has no room for more, the window keeps the text and says so', async () => {
  const full = new ProblemError({ status: 413, error: problems.drafts_full[1] })
  const { keeper, saves, states, shelf, pass } = keeping(full)
  keeper.change(typed('a'))
  await pass(400)
  expect(states).toEqual([{ is: 'full' }])
  expect(shelf.window).toMatchObject({ state: 'unsaved', draft: { Subject: 'a' } })
  await pass(60_000)
  expect(saves).toHaveLength(1)
  keeper.change(typed('ab'))
  await pass(400)
  expect(saves).toHaveLength(2)
  expect(states.at(-1)).toEqual({ is: 'saved', savedAt: 1000 })
})
