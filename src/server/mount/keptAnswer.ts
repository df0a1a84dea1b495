import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/transaction'

/** A text in an answer that is longer than this is kept beside it, once for all answers. */
const longText = 2000

/** No JSON text holds it: control characters are escaped there. */
const mark = '\u0001'
const marked = new RegExp(`${mark}([0-9a-f]{64})${mark}`)

/** Where a JSON text's string ends that begins at `open`: behind the first quote without escape. */
function endOf(json: string, open: number): number {
  for (let at = json.indexOf('"', open + 1); at !== -1; at = json.indexOf('"', at + 1)) {
    let escapes = 0
    while (json[at - 1 - escapes] === '\\') escapes += 1
    if (escapes % 2 === 0) return at + 1
  }
  return json.length
}

/** A JSON text with a mark in the place of each long string, and those strings by their hashes. */
function shorten(json: string): { short: string; texts: Map<string, string> } {
  const texts = new Map<string, string>()
  let [short, from] = ['', 0]
  for (let open = json.indexOf('"'); open !== -1; ) {
    const end = endOf(json, open)
    if (end - open > longText) {
      const text = json.slice(open, end)
      const hash = createHash('sha256').update(text).digest('hex')
      texts.set(hash, text)
      short += json.slice(from, open) + mark + hash + mark
      from = end
    }
    open = json.indexOf('"', end)
  }
  return { short: short + json.slice(from), texts }
}

const hashBytes = (hash: string) => Buffer.from(hash, 'hex')

/** Keeps the long texts of an answer; what is left of it belongs to its key. */
export async function keepTexts(
  tx: Tx,
  ClientsID: number,
  answer: string,
  now: number,
): Promise<string> {
  const { short, texts } = shorten(answer)
  // In the order of their hashes, so that two calls with the same ones cannot wait for each other.
  const rows = [...texts].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [hash, content] of rows) {
    await tx
      .insertInto('idempotency_texts')
      .values({
        client_id: ClientsID,
        sha256: hashBytes(hash),
        content,
        used_at: new Date(now),
      })
      .onConflict((conflict) =>
        conflict.columns(['client_id', 'sha256']).doUpdateSet({ used_at: new Date(now) }),
      )
      .execute()
  }
  return short
}

/** The answer as it was given, with its long texts in their places. */
export async function wholeAnswer(tx: Tx, kept: string): Promise<string> {
  const parts = kept.split(marked)
  // Every second part is what the mark holds: a hash.
  const hashes = parts.filter((_, place) => place % 2 === 1)
  if (hashes.length === 0) return kept
  const rows = await tx
    .selectFrom('idempotency_texts')
    .select(['content', sql<string>`encode(sha256, 'hex')`.as('hash')])
    .where('sha256', 'in', hashes.map(hashBytes))
    .execute()
  const texts = new Map(rows.map(({ hash, content }) => [hash, content]))
  return parts.map((part, place) => (place % 2 === 1 ? (texts.get(part) ?? '""') : part)).join('')
}
