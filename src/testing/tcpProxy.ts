import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

type Pair = { near: Socket; far: Socket; isHeld: boolean }

/**
 * A network between a server and its database that can swallow packets: nothing is closed, nothing
 * arrives, as after a failover without a reset.
 */
export async function tcpProxy(url: string) {
  const target = new URL(url)
  const pairs = new Set<Pair>()
  let isCut = false

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

  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    const pair = { near, far, isHeld: false }
    pairs.add(pair)
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
