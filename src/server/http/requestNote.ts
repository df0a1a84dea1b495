import type { Context } from 'hono'
import type { Principal } from './principal'

/**
 * What is told of a request once it is answered: the pattern of its route and who asked, noted on
 * the way. Never its path, which may hold what a customer said.
 */
type RequestNote = { route: string; principal?: Principal }

const notes = new WeakMap<Context, RequestNote>()

/** What no row, page or file of ours is. */
const unknownRoute = 'unknown'

export function noteOf(context: Context): RequestNote {
  const known = notes.get(context)
  if (known) return known
  const note: RequestNote = { route: unknownRoute }
  notes.set(context, note)
  return note
}
