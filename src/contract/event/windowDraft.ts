import * as z from 'zod/mini'
import { EventDraft } from './eventDrafts'

/**
 * The draft of this window, beside the server's: what was typed since the last save, and where.
 * It outlives a reload, a crash and a sign-in, and goes with the window.
 */
const WindowDraft = z.object({
  owner: z.string(),
  key: z.string(),
  version: z.int(),
  draft: EventDraft,
  /** Keys of the saves on top of that version whose answer never came. */
  unanswered: z.optional(z.array(z.string())),
  /** The address's search with which the form began. */
  search: z.string(),
  state: z.enum(['unsaved', 'saved', 'sent']),
})
export type WindowDraft = z.infer<typeof WindowDraft>

/** The draft that was stored before; undefined where the value is not one. */
export function parseWindowDraft(value: unknown): WindowDraft | undefined {
  const parsed = z.safeParse(WindowDraft, value)
  return parsed.success ? parsed.data : undefined
}
