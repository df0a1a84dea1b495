import type { DraftSave, SavedDraft } from '@/client/eventDrafts'
import type { HeldEvent } from '@/client/heldEvents'
import type { EventDraft } from '@/contract/event/eventDrafts'
import type { NewEvent } from '@/contract/event/newEvent'
import type { WindowDraft } from '@/contract/event/windowDraft'
import type { FormStart } from './beginForm'
import { beginDraft, type DraftState, isUnsaved } from './draft/draftState'

/** Where a create is. What was undone, refused or failed is typed on: `refusal` says why. */
export type CreatePhase =
  | { is: 'typing'; refusal?: unknown }
  /** It may have been sent before the page was loaded anew: the server is asked. */
  | { is: 'checking' }
  | { is: 'sending'; event: NewEvent }
  /** The answer never came; of another system the server says so, with what it may have become. */
  | { is: 'unclear'; event: NewEvent; held?: HeldEvent }
  /** It waits on the server and can be undone. */
  | { is: 'held'; held: HeldEvent; undoFailure?: unknown }
  | { is: 'undoing'; held: HeldEvent }
  | { is: 'created'; held: HeldEvent; isTooLate: boolean }
  | { is: 'discarded' }

export type CreateState = { phase: CreatePhase; draft: DraftState }

/** What people, timers and the server say to a create. Answers name the key that they are for. */
export type CreateInput =
  | { is: 'typed'; draft: EventDraft }
  | { is: 'saveDue'; isLeaving?: boolean }
  | { is: 'saved'; key: string; version: number; savedAt: number }
  | { is: 'notSaved'; key: string; error: unknown }
  | { is: 'savedElsewhere'; saved: SavedDraft }
  | { is: 'discard' }
  | { is: 'submit'; event: NewEvent }
  | { is: 'notHeld'; key: string; error: unknown }
  | { is: 'askAgain' }
  /** What became of it; null: nothing was ever sent under this key. */
  | { is: 'answered'; key: string; held: HeldEvent | null }
  | { is: 'undo' }
  | { is: 'notUndone'; key: string; error: unknown }

export type CreateCommand =
  | { do: 'wait'; ms: number }
  | { do: 'save'; save: DraftSave }
  | { do: 'hold'; key: string; event: NewEvent }
  | { do: 'undo'; key: string }
  | { do: 'discard'; key: string }

export type CreateStep = { state: CreateState; command?: CreateCommand }

export const beginCreate = (start: FormStart): CreateState => ({
  phase: start.wasSent ? { is: 'checking' } : { is: 'typing' },
  draft: beginDraft(start),
})

/** Whether the server may have the event, so that its key must stay as it is. */
export const mayBeSent = ({ is }: CreatePhase) =>
  is === 'checking' || is === 'sending' || is === 'unclear'

/** Whether the server has the event, or nobody wants it any more: the draft is not needed. */
export const needsNoDraft = (phase: CreatePhase) => phase.is !== 'typing' && !mayBeSent(phase)

/** What the window keeps of it, so that reload, crash and sign-in lead back to it. */
export function windowDraftOf(
  { phase, draft }: CreateState,
  place: Pick<WindowDraft, 'owner' | 'search'>,
): WindowDraft | undefined {
  if (needsNoDraft(phase)) return undefined
  const { key, version, text, unanswered } = draft
  const isSaved = !isUnsaved(draft) && unanswered.length === 0
  const state = isSaved ? 'saved' : 'unsaved'
  return {
    ...place,
    key,
    version,
    draft: text,
    unanswered,
    state: mayBeSent(phase) ? 'sent' : state,
  }
}
