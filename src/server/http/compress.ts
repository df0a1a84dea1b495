import { pipeline, Readable, type Transform } from 'node:stream'
import { promisify } from 'node:util'
import zlib from 'node:zlib'

export type Encoding = 'br' | 'gzip'

const smallest = 1024
/** Quality 4 costs about as much time as gzip and saves a fifth of its bytes. */
const brotli = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }
const whole = { br: promisify(zlib.brotliCompress), gzip: promisify(zlib.gzip) }

/** The encoding that the client weighs highest; br where it does not care (RFC 9110 12.5.3). */
export function chooseEncoding(accept: string | undefined): Encoding | undefined {
  const weights = new Map(
    (accept ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean)
      return [name.trim(), q === undefined ? 1 : Number(q)] as const
    }),
  )
  const weight = (name: Encoding) => weights.get(name) ?? weights.get('*') ?? 0
  const best = weight('gzip') > weight('br') ? 'gzip' : 'br'
  return weight(best) > 0 ? best : undefined
}

type Packed = { body: Uint8Array<ArrayBuffer>; encoding: Encoding | undefined }

async function compress(
  plain: Uint8Array<ArrayBuffer>,
  encoding: Encoding | undefined,
): Promise<Packed> {
  if (encoding === undefined || plain.length < smallest) return { body: plain, encoding: undefined }
  const packed = encoding === 'br' ? await whole.br(plain, brotli) : await whole.gzip(plain)
  return { body: new Uint8Array(packed), encoding }
}

/**
 * Something that may be sent more than once: what it becomes in an encoding is made once, or was
 * made before.
 */
export function packable(content: string | Buffer<ArrayBuffer>, br?: Buffer<ArrayBuffer>) {
  const plain = Buffer.from(content)
  const made = new Map<Encoding | undefined, Promise<Packed>>()
  if (br) made.set('br', Promise.resolve({ body: br, encoding: 'br' }))
  return (encoding: Encoding | undefined): Promise<Packed> => {
    const packed = made.get(encoding) ?? compress(plain, encoding)
    made.set(encoding, packed)
    return packed
  }
}
export type Packable = ReturnType<typeof packable>

/** Pulls the next piece only when the client has taken the last one. */
export function compressStream(
  pieces: AsyncIterable<string>,
  encoding: Encoding | undefined,
): ReadableStream {
  const source = Readable.from(pieces, { objectMode: false, highWaterMark: 64 * 1024 })
  const packer: Transform | undefined =
    encoding === 'br'
      ? zlib.createBrotliCompress(brotli)
      : encoding === 'gzip'
        ? zlib.createGzip()
        : undefined
  // The error ends the response; the mount's log has it from the source.
  const packed = packer ? pipeline(source, packer, () => undefined) : source
  return Readable.toWeb(packed) as ReadableStream
}
