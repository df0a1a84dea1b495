import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** `asked`: what went to the database since the transaction began, or the last message. */
type Pair = { near: Socket; far: Socket; isHeld: boolean; asked: string }

/**
 * What becomes of the message that commits. The message itself is lost; its answer is lost with the
 * connection; its answer is lost and nobody is told.
 */
export const losses = ['the message', 'the answer', 'the answer, in silence'] as const
type Loss = (typeof losses)[number]
/** `at` is said by the message that commits, `of` by the same transaction before or within it. */
type Losing = { of: string; at?: string; loss: Loss }

/** PostgreSQL ends its answer to each message with this, and with the state of the transaction. */
const endOfAnswer = Buffer.from([0x5a, 0, 0, 0, 5])

/**
 * A network between a server and its database that can swallow packets: nothing is closed, nothing
 * arrives, as after a failover without a reset.
 */
export async function tcpProxy(url: string) {
  const target = new URL(url)
  const pairs = new Set<Pair>()
  let isCut = false
  let losing: (Required<Losing> & { done: () => void }) | undefined

  const close = (pair: Pair) => {
    pairs.delete(pair)
    pair.near.destroy()
    pair.far.destroy()
  }
  const hold = (pair: Pair) => {
    const { near, far } = pair
    pair.isHeld = true
    near.unpipe(far).pause()
    far.unpipe(near).pause()
  }
  const join = (pair: Pair) => {
    if (pair.near.destroyed || pair.far.destroyed) return close(pair)
    pair.isHeld = false
    pair.near.pipe(pair.far)
    pair.far.pipe(pair.near)
    return undefined
  }

  /** Lets the message through, waits for its answer and keeps it. */
  const loseAnswer = (pair: Pair, loss: Loss) =>
    new Promise<void>((resolve) => {
      const { near, far } = pair
      far.unpipe(near)
      const hear = (piece: Buffer) => {
        if (!piece.subarray(-6, -1).equals(endOfAnswer)) return
        far.off('data', hear)
        if (loss === 'the answer') close(pair)
        else hold(pair)
        resolve()
      }
      far.on('data', hear).resume()
    })

  const watch = (pair: Pair) => (piece: Buffer) => {
    const text = piece.toString('latin1')
    if (!losing) return
    pair.asked = text.includes('BEGIN ') ? text : pair.asked + text
    const { of, at, loss, done } = losing
    if (!text.includes(at) || !pair.asked.includes(of)) return
    losing = undefined
    if (loss === 'the message') {
      close(pair)
      done()
    } else void loseAnswer(pair, loss).then(done)
  }

  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    const pair = { near, far, isHeld: false, asked: '' }
    pairs.add(pair)
    // Before it is passed on: what is closed here is not sent.
    near.on('data', watch(pair)).pause()
    for (const socket of [near, far]) {
      socket.on('error', () => undefined)
      // An end does not come through either, while nothing does.
      socket.on('close', () => {
        if (!isCut) close(pair)
      })
    }
    if (isCut) hold(pair)
    else join(pair)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port')
  const own = new URL(url)
  own.port = String(address.port)

  return {
    url: own.href,
    /** Swallows what is sent both ways, on these connections or on all and the ones to come. */
    cut: (): void => {
      isCut = true
      for (const pair of pairs) hold(pair)
    },
    /** Only the connections that are open now: others are made and work. */
    cutOpen: (): void => {
      for (const pair of pairs) hold(pair)
    },
    /** The next transaction that says this is cut off as it commits; resolves when it was. */
    loseCommit: ({ of, loss, at = 'COMMIT\0' }: Losing): Promise<void> =>
      new Promise((done) => {
        losing = { of, at, loss, done }
      }),
    /** What was held arrives, where its connection is still there. */
    heal: (): void => {
      isCut = false
      for (const pair of pairs) if (pair.isHeld) join(pair)
    },
    close: async (): Promise<void> => {
      for (const pair of pairs) close(pair)
      server.close()
      await once(server, 'close')
    },
  }
}
