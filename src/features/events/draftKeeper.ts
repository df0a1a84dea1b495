import { ProblemError, UnreachableError } from '@/client/errors'
import type { DraftSave, SavedDraft } from '@/client/eventDrafts'
import { type EventDraft, mostUnanswered } from '@/contract/eventDrafts'
import type { WindowDraft } from '@/contract/windowDraft'
import type { FormStart } from './beginForm'
import { isSameDraft } from './eventDraft'

/** After the last key stroke; and after a save that did not get through. */
const pause = 400
const pauseUnreachable = 3000

export type DraftState =
  | { is: 'untouched' | 'unsaved' | 'forked' | 'full' }
  | { is: 'saved'; savedAt: number }

type Parts = {
  start: FormStart
  owner: string
  search: string
  save: (draft: DraftSave) => Promise<SavedDraft>
  newKey: () => string
  write: (draft: WindowDraft | undefined) => void
  tell: (state: DraftState) => void
}

/**
 * Keeps what is typed: in the window with each stroke, on the server a moment later. A save on
 * top of a version that is no longer the newest, or under a key that has been sent, goes on under
 * a key of its own, so that neither of two windows loses anything. A save that was not answered
 * may have arrived: it is named, so that the next one may go on top of it.
 */
export function draftKeeper({ start, owner, search, save, newKey, write, tell }: Parts) {
  let { key, version, stored, unanswered = [] } = start
  let current = start.draft
  let isSaving = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSending = start.wasSent
  let isEnded = false

  const isUnsaved = () => stored === undefined || !isSameDraft(current, stored)
  const note = (state: 'saved' | 'unsaved') =>
    write({
      owner,
      key,
      version,
      draft: current,
      unanswered,
      search,
      state: isSending ? 'sent' : state,
    })

  function later(wait: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), wait)
  }

  function renew(): void {
    key = newKey()
    version = 0
    stored = undefined
    unanswered = []
    note('unsaved')
  }

  function onFault(error: unknown): void {
    if (error instanceof ProblemError && error.status === 409) {
      renew()
      tell({ is: 'forked' })
      later(0)
    } else if (error instanceof ProblemError && error.code === 'drafts_full') {
      // There may be room by the next stroke.
      tell({ is: 'full' })
    } else if (error instanceof UnreachableError) {
      // It may have arrived, so even what is typed back is news to the server.
      stored = undefined
      tell({ is: 'unsaved' })
      later(pauseUnreachable)
    }
    // Any other refusal stays one: the window holds the text.
  }

  async function flush(keepalive = false): Promise<void> {
    clearTimeout(timer)
    if (isSaving || isSending || isEnded || !isUnsaved()) return
    const asked = { key, version, draft: current, save: newKey(), unanswered }
    isSaving = true
    unanswered = [...unanswered, asked.save].slice(-mostUnanswered)
    note('unsaved')
    try {
      const saved = await save({ ...asked, keepalive })
      version = saved.version
      stored = asked.draft
      unanswered = []
      isSaving = false
      if (isEnded) return
      note(isUnsaved() ? 'unsaved' : 'saved')
      if (isUnsaved()) later(pause)
      else tell({ is: 'saved', savedAt: saved.savedAt })
    } catch (error) {
      isSaving = false
      if (!isEnded) onFault(error)
    }
  }

  return {
    key: () => key,
    change(draft: EventDraft): void {
      if (isEnded || isSameDraft(draft, current)) return
      current = draft
      note('unsaved')
      later(pause)
    },
    flush,
    /** The form is on its way to the server: what becomes of it is asked after a crash. */
    sending(): void {
      clearTimeout(timer)
      isSending = true
      note('unsaved')
    },
    /** It did not go: typing goes on. */
    refused(): void {
      isSending = false
      note('unsaved')
      later(pause)
    },
    /** It is sent: its draft is wiped, here and by the server. */
    end(): void {
      isEnded = true
      clearTimeout(timer)
      write(undefined)
    },
    /** The same text as another form, since this key has been used. */
    again(): void {
      isSending = false
      isEnded = false
      renew()
      later(0)
    },
    /** Another window went on with it. True where this one can follow. */
    follow(saved: SavedDraft): boolean {
      if (isEnded || isSaving || isUnsaved() || saved.key !== key || saved.version <= version) {
        return false
      }
      version = saved.version
      current = saved.draft
      stored = saved.draft
      unanswered = []
      note('saved')
      return true
    },
  }
}
export type DraftKeeper = ReturnType<typeof draftKeeper>
