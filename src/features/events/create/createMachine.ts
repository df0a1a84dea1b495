import { ProblemError, UnreachableError } from '@/client/errors'
import type { HeldEvent } from '@/client/heldEvents'
import type { EventDraft } from '@/contract/event/eventDrafts'
import type { NewEvent } from '@/contract/event/newEvent'
import {
  type CreateInput,
  type CreateState,
  type CreateStep,
  mayBeSent,
  needsNoDraft,
} from './createState'
import {
  type DraftState,
  followed,
  isUnsaved,
  renewed,
  withSave,
  withSaved,
} from './draft/draftState'
import { isSameDraft } from './draft/eventDraft'

/** After the last key stroke; and after a save that did not get through. */
const typingPauseMs = 400
const unreachablePauseMs = 3000

const waitToSave = (ms = typingPauseMs) => ({ do: 'wait', ms }) as const

const typeOn = ({ draft }: CreateState, refusal?: unknown): CreateStep => ({
  state: { phase: { is: 'typing', refusal }, draft },
  command: waitToSave(),
})

/** Back to the form; what it holds is another form from now on, since this key has been used. */
const typeAnew = ({ draft }: CreateState, newKey: string, refusal?: unknown): CreateStep => ({
  state: { phase: { is: 'typing', refusal }, draft: renewed(draft, newKey) },
  command: waitToSave(0),
})

const send = ({ draft }: CreateState, event: NewEvent): CreateStep => ({
  state: { phase: { is: 'sending', event }, draft },
  command: { do: 'hold', key: draft.key, event },
})

/** What is known of the draft has changed; `ms` until it is saved, if it is typed at still. */
const noted = ({ phase }: CreateState, draft: DraftState, ms?: number): CreateStep =>
  ms !== undefined && phase.is === 'typing'
    ? { state: { phase, draft }, command: waitToSave(ms) }
    : { state: { phase, draft } }

function typed(state: CreateState, text: EventDraft): CreateStep {
  if (needsNoDraft(state.phase) || isSameDraft(text, state.draft.text)) return { state }
  return noted(state, { ...state.draft, text }, typingPauseMs)
}

function save(state: CreateState, newKey: string, isLeaving = false): CreateStep {
  const { phase, draft } = state
  if (phase.is !== 'typing' || draft.saving !== undefined || !isUnsaved(draft)) return { state }
  const { draft: saving, asked } = withSave(draft, newKey, isLeaving)
  return { state: { phase, draft: saving }, command: { do: 'save', save: asked } }
}

function saved(state: CreateState, answer: { version: number; savedAt: number }): CreateStep {
  const draft = withSaved(state.draft, answer)
  return noted(state, draft, isUnsaved(draft) ? typingPauseMs : undefined)
}

function notSaved(state: CreateState, error: unknown, newKey: string): CreateStep {
  const draft = { ...state.draft, saving: undefined }
  if (error instanceof UnreachableError) {
    // It may have arrived, so even what is typed back is news to the server.
    const unsaved: DraftState = { ...draft, stored: undefined, status: { is: 'unsaved' } }
    return noted(state, unsaved, unreachablePauseMs)
  }
  const problem = error instanceof ProblemError ? error : undefined
  // There may be room by the next stroke.
  if (problem?.code === 'drafts_full') return noted(state, { ...draft, status: { is: 'full' } })
  // Once it may be sent, its key stays as it is: another key could create it twice.
  if (problem?.status === 409 && state.phase.is === 'typing') {
    return noted(state, { ...renewed(draft, newKey), status: { is: 'forked' } }, 0)
  }
  // Any other refusal stays one: the window holds the text.
  return noted(state, draft)
}

function notHeld(state: CreateState, error: unknown, newKey: string): CreateStep {
  const { phase, draft } = state
  if (phase.is !== 'sending') return { state }
  if (error instanceof UnreachableError) {
    return { state: { phase: { is: 'unclear', event: phase.event }, draft } }
  }
  const isUsed = error instanceof ProblemError && error.code === 'key_reused'
  return isUsed ? typeAnew(state, newKey, error) : typeOn(state, error)
}

function answered(state: CreateState, held: HeldEvent | null, newKey: string): CreateStep {
  const { phase, draft } = state
  const isHeld = phase.is === 'held' || phase.is === 'undoing'
  if (!isHeld && !mayBeSent(phase)) return { state }
  // Asked before it was sent, it may be on its way by now.
  if (held === null) return isHeld || phase.is === 'checking' ? typeOn(state) : { state }
  switch (held.state) {
    case 'held':
    case 'sent':
      return { state: { phase: isHeld ? { ...phase, held } : { is: 'held', held }, draft } }
    case 'unclear':
      return { state: { phase: { is: 'unclear', event: held.event, held }, draft } }
    case 'created':
      return { state: { phase: { is: 'created', held, isTooLate: phase.is === 'undoing' }, draft } }
    case 'taken_back':
      return typeAnew(state, newKey)
    case 'failed':
      return typeAnew(state, newKey, held.problem ? new ProblemError(held.problem) : undefined)
  }
}

function undo(state: CreateState): CreateStep {
  const { phase, draft } = state
  // Of records that it may have become a person has said that none is it.
  const held = phase.is === 'held' || phase.is === 'unclear' ? phase.held : undefined
  if (held === undefined) return { state }
  return {
    state: { phase: { is: 'undoing', held }, draft },
    command: { do: 'undo', key: draft.key },
  }
}

function notUndone(state: CreateState, undoFailure: unknown): CreateStep {
  const { phase, draft } = state
  if (phase.is !== 'undoing') return { state }
  return { state: { phase: { is: 'held', held: phase.held, undoFailure }, draft } }
}

function discard(state: CreateState): CreateStep {
  const { phase, draft } = state
  if (needsNoDraft(phase)) return { state }
  return {
    state: { phase: { is: 'discarded' }, draft },
    command: { do: 'discard', key: draft.key },
  }
}

/** The life of one form's event. `newKey` is one that nothing has, for a step that needs it. */
export function nextCreate(state: CreateState, input: CreateInput, newKey: string): CreateStep {
  const { phase, draft } = state
  // An answer to what was asked under a former key.
  if ('key' in input && input.key !== draft.key) return { state }
  switch (input.is) {
    case 'typed':
      return typed(state, input.draft)
    case 'saveDue':
      return save(state, newKey, input.isLeaving)
    case 'saved':
      return saved(state, input)
    case 'notSaved':
      return notSaved(state, input.error, newKey)
    case 'savedElsewhere':
      return needsNoDraft(phase)
        ? { state }
        : { state: { phase, draft: followed(draft, input.saved) } }
    case 'discard':
      return discard(state)
    case 'submit':
      return phase.is === 'typing' ? send(state, input.event) : { state }
    case 'notHeld':
      return notHeld(state, input.error, newKey)
    case 'askAgain':
      return phase.is === 'unclear' ? send(state, phase.event) : { state }
    case 'answered':
      return answered(state, input.held, newKey)
    case 'undo':
      return undo(state)
    case 'notUndone':
      return notUndone(state, input.error)
  }
}
