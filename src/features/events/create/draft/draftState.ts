import type { DraftSave, SavedDraft } from '@/client/eventDrafts'
import { type EventDraft, maxUnanswered } from '@/contract/event/eventDrafts'
import type { FormStart } from '../beginForm'
import { isSameDraft } from './eventDraft'

export type DraftStatus =
  | { is: 'untouched' | 'unsaved' | 'forked' | 'full' }
  | { is: 'saved'; savedAt: number }

/** What a form holds, and what the server is known to have of it. */
export type DraftState = {
  /** The draft's key on the server, and the idempotency key under which the form is sent. */
  key: string
  version: number
  text: EventDraft
  /** What need not be saved; undefined when it is not known what the server has. */
  stored: EventDraft | undefined
  /** Keys of the saves on top of that version whose answer never came. */
  unanswered: string[]
  /** The text on its way to the server. */
  saving: EventDraft | undefined
  /** What the fields were last set to from outside. */
  shown: EventDraft
  status: DraftStatus
}

export const beginDraft = ({ key, version, draft, stored, unanswered = [] }: FormStart) =>
  ({
    key,
    version,
    text: draft,
    stored,
    unanswered,
    saving: undefined,
    shown: draft,
    status: { is: 'untouched' },
  }) satisfies DraftState

export const isUnsaved = ({ text, stored }: DraftState) =>
  stored === undefined || !isSameDraft(text, stored)

/** The same text as another form: its key was sent, or another window went on with it. */
export const renewed = (draft: DraftState, key: string): DraftState => ({
  ...draft,
  key,
  version: 0,
  stored: undefined,
  unanswered: [],
  saving: undefined,
})

/** A save that is not answered may have arrived: it is named, so that the next may go on top. */
export function withSave(draft: DraftState, save: string, keepalive: boolean) {
  const { key, version, text, unanswered } = draft
  const asked: DraftSave = { key, version, draft: text, save, unanswered, keepalive }
  const named = [...unanswered, save].slice(-maxUnanswered)
  return { draft: { ...draft, saving: text, unanswered: named }, asked }
}

export function withSaved(
  draft: DraftState,
  { version, savedAt }: Pick<SavedDraft, 'version' | 'savedAt'>,
): DraftState {
  const saved = { ...draft, version, stored: draft.saving, saving: undefined, unanswered: [] }
  return isUnsaved(saved) ? saved : { ...saved, status: { is: 'saved', savedAt } }
}

/** Another window went on with the draft: this one follows while nothing of its own is unsaved. */
export function followed(draft: DraftState, other: SavedDraft): DraftState {
  const isNewer = other.key === draft.key && other.version > draft.version
  if (!isNewer || draft.saving !== undefined || isUnsaved(draft)) return draft
  const text = other.draft
  return { ...draft, version: other.version, text, stored: text, unanswered: [], shown: text }
}
