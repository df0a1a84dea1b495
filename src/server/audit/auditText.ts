import { sql } from 'kysely'

/** What an entry's hash is made of, in the database's own words. */
export const auditParts = sql<(string | null)[]>`ARRAY[
  client_id::text, id::text, (extract(epoch FROM dt_created) * 1000)::bigint::text,
  access_tokens_id::text, users_id::text, role, name, origin, action, object_kind,
  object_id::text, comment, before::text, after::text, copy::text]`

/** The same as callboard_audit_text() of the database. */
export const auditText = (parts: readonly (string | null)[]) =>
  parts.map((part) => (part === null ? '-' : `${Buffer.byteLength(part)}:${part}`)).join(',')

const [actionAt, afterAt] = [8, 13]

/**
 * What an entry of an erasing says of former ones: their numbers, and the hashes of what they hold
 * from then on (decision 46).
 */
export function blackenedIn(parts: readonly (string | null)[]): Map<number, string> {
  const [action, after] = [parts[actionAt], parts[afterAt]]
  if (!after || (action !== 'caller.erase' && action !== 'events.forget')) return new Map()
  const { blackened = {} }: { blackened?: Record<string, string> } = JSON.parse(after)
  return new Map(Object.entries(blackened).map(([id, hash]) => [Number(id), hash]))
}
