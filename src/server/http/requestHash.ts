import { createHash } from 'node:crypto'

/** The same values in another key order are the same request. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, entry]) => [key, canonical(entry)] as const)
  return entries.sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What tells one request from another under the same key. */
export const hashOf = (request: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(canonical(request)) ?? '')
    .digest()
