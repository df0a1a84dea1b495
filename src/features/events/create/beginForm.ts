import type { SavedDraft } from '@/client/eventDrafts'
import type { EventDraft } from '@/contract/event/eventDrafts'
import type { WindowDraft } from '@/contract/event/windowDraft'
import { emptyDraft } from './draft/eventDraft'

/** Where a form begins: what its fields hold, under which key, on top of which version. */
export type FormStart = {
  key: string
  version: number
  draft: EventDraft
  /** What need not be saved: the server has it under this key, or nobody typed it. */
  stored: EventDraft | undefined
  /** Keys of the saves on top of that version whose answer never came. */
  unanswered?: string[] | undefined
  /** A draft was restored, saved at this moment (epoch ms); 0 when it never reached the server. */
  restoredAt: number | undefined
  /** It may have been sent already: the answer never came. */
  wasSent: boolean
}

/** What a form can begin with. */
type FormSources = {
  search: string
  prefill: EventDraft | undefined
  drafts: readonly SavedDraft[]
  own: WindowDraft | undefined
  newKey: () => string
}

export const startOf = ({ key, version, draft, savedAt }: SavedDraft): FormStart => ({
  key,
  version,
  draft,
  stored: draft,
  restoredAt: savedAt,
  wasSent: false,
})

export const blankStart = (key: string, draft = emptyDraft): FormStart => ({
  key,
  version: 0,
  draft,
  stored: draft,
  restoredAt: undefined,
  wasSent: false,
})

/** What this window was at, under the same address: its own text, or what the server has of it. */
function ownStart(own: WindowDraft, saved: SavedDraft | undefined): FormStart | undefined {
  if (own.state === 'saved') return saved && startOf(saved)
  const { key, version, draft, unanswered } = own
  return {
    key,
    version,
    draft,
    stored: saved?.draft,
    unanswered,
    restoredAt: saved?.savedAt ?? 0,
    wasSent: own.state === 'sent',
  }
}

/** What was sent, in a form again: no draft of it is left, and no saved moment. */
export const reopenedStart = (key: string, draft: EventDraft): FormStart => ({
  ...blankStart(key, draft),
  stored: undefined,
  restoredAt: 0,
})

/**
 * This window's own form first, so that reload, crash and sign-in lead back to it. Then a link's
 * words, which leave drafts aside. Then the newest draft. Then an empty form.
 */
export function beginForm({ search, prefill, drafts, own, newKey }: FormSources): FormStart {
  if (own?.search === search) {
    const start = ownStart(
      own,
      drafts.find(({ key }) => key === own.key),
    )
    if (start) return start
  }
  if (prefill) return blankStart(newKey(), prefill)
  const [newest] = drafts
  return newest ? startOf(newest) : blankStart(newKey())
}
