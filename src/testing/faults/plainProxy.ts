import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** The next of them that takes a connection; undefined where none does. */
async function connectNext(ports: readonly number[]): Promise<Socket | undefined> {
  for (const port of ports) {
    const socket = connect(port, '127.0.0.1')
    try {
      await once(socket, 'connect')
      return socket
    } catch {
      socket.destroy()
    }
  }
  return undefined
}

/**
 * A load balancer that knows nothing of what goes through it: each connection goes to the next
 * server, and to the one behind it where that one takes none.
 */
export async function plainProxy() {
  const ports: number[] = []
  const open = new Set<Socket>()
  let turn = 0

  async function join(near: Socket): Promise<void> {
    turn += 1
    const from = turn % Math.max(1, ports.length)
    const far = await connectNext([...ports.slice(from), ...ports.slice(0, from)])
    if (far === undefined || near.destroyed) {
      far?.destroy()
      near.destroy()
      return
    }
    open.add(far)
    far.on('error', () => undefined)
    near.on('close', () => far.destroy())
    far.on('close', () => {
      open.delete(far)
      near.destroy()
    })
    near.pipe(far)
    far.pipe(near)
  }

  const server = createServer((near) => {
    open.add(near)
    near.on('error', () => undefined).on('close', () => open.delete(near))
    void join(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port')

  return {
    origin: `http://127.0.0.1:${address.port}`,
    add: (origin: string) => void ports.push(Number(new URL(origin).port)),
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
