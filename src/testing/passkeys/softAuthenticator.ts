import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { MadePasskey, UsedPasskey } from '@/contract/people/passkeys'

const encoded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const userPresent = 0x01
const userVerified = 0x04
const withCredential = 0x40

/** What differs from a right answer, as an attack would. */
export type Oddity = {
  origin?: string
  rpID?: string
  isVerified?: boolean
  counter?: number
  userHandle?: string
}

/** A security key in memory: one P-256 key, answers as a browser hands them on. */
export function softAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let handle = ''
  let count = 0

  const clientData = (type: string, challenge: string, odd: Oddity) =>
    Buffer.from(
      JSON.stringify({ type, challenge, origin: odd.origin ?? origin, crossOrigin: false }),
    )

  function authenticatorData(rpID: string, flags: number, odd: Oddity): Buffer {
    count += 1
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(odd.counter ?? count)
    const verified = odd.isVerified === false ? 0 : userVerified
    return Buffer.concat([
      sha256(odd.rpID ?? rpID),
      Buffer.of(userPresent | verified | flags),
      counter,
    ])
  }

  /** CBOR of the public key: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
  const coseKey = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])

  return {
    id: encoded(id),

    make(options: Record<string, unknown>, odd: Oddity = {}): MadePasskey {
      const { challenge, rp, user } = options as {
        challenge: string
        rp: { id: string }
        user: { id: string }
      }
      handle = user.id
      const data = Buffer.concat([
        authenticatorData(rp.id, withCredential, odd),
        Buffer.alloc(16),
        Buffer.of(0, id.length),
        id,
        coseKey,
      ])
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        Buffer.of(0x58, data.length),
        data,
      ])
      return {
        id: encoded(id),
        rawId: encoded(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: encoded(clientData('webauthn.create', challenge, odd)),
          attestationObject: encoded(attestation),
          transports: ['internal'],
        },
      }
    },

    use(options: Record<string, unknown>, odd: Oddity = {}): UsedPasskey {
      const { challenge, rpId } = options as { challenge: string; rpId: string }
      const client = clientData('webauthn.get', challenge, odd)
      const data = authenticatorData(rpId, 0, odd)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        id: encoded(id),
        rawId: encoded(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: encoded(client),
          authenticatorData: encoded(data),
          signature: encoded(signature),
          userHandle: odd.userHandle ?? handle,
        },
      }
    },
  }
}
