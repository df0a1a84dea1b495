import type { Endpoint } from '@/contract/endpoint'
import { faultText } from '@/contract/fault'
import { faulty, Refusal } from '../http/refusal'

const isJson = (type: string | undefined) => /^application\/json\s*(;|$)/i.test(type ?? '')

/** Reads at most `limit` bytes, so that an endless body costs no more than a large one. */
async function readBytes(request: globalThis.Request, limit: number): Promise<Uint8Array> {
  const length = request.headers.get('content-length')
  if (Number(length ?? 0) > limit) throw new Refusal('too_large')
  // The connection ends where its body does, so nothing needs to be counted.
  if (length !== null) return new Uint8Array(await request.arrayBuffer())
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.byteLength
    if (size > limit) throw new Refusal('too_large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Deeper than anything that a schema names; what is deeper would only fill the stack. */
const deepest = 64

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((entry) => isDeeper(entry, levels - 1)))

function parseJson(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (isDeeper(value, deepest)) throw new SyntaxError(`it is nested deeper than ${deepest}`)
    return value
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is not UTF-8'
    throw faulty({ path: '', message: faultText('bad_json', reason.slice(0, 200)) })
  }
}

/** The parsed JSON of a request whose row takes a body; undefined for the others. */
export async function readJsonBody(row: Endpoint, request: globalThis.Request): Promise<unknown> {
  if (row.body === undefined) return undefined
  if (row.optionalBody && request.body === null) return {}
  if (!isJson(request.headers.get('content-type') ?? undefined)) {
    throw new Refusal('unsupported_media_type')
  }
  if (request.headers.has('content-encoding')) throw new Refusal('unsupported_media_type')
  const bytes = await readBytes(request, row.bodyLimit)
  return row.optionalBody && bytes.length === 0 ? {} : parseJson(bytes)
}
