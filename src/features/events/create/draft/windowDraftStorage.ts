import { parseWindowDraft, type WindowDraft } from '@/contract/event/windowDraft'

const place = 'callboard-event-draft'

/** What this window holds of this owner; somebody else's is thrown away. */
export function readWindowDraft(owner: string): WindowDraft | undefined {
  try {
    const own = parseWindowDraft(JSON.parse(sessionStorage.getItem(place) ?? 'null'))
    if (own?.owner === owner) return own
    sessionStorage.removeItem(place)
  } catch {
    // A browser may refuse to keep anything; the server's draft is there all the same.
  }
  return undefined
}

export function writeWindowDraft(draft: WindowDraft | undefined): void {
  try {
    if (draft === undefined) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, JSON.stringify(draft))
  } catch {
    // See above.
  }
}
