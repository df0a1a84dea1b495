import { setMaxListeners } from 'node:events'
import type { Socket } from 'node:net'
import type { Context } from 'hono'

const signals = new WeakMap<Socket, AbortSignal>()

function closing(socket: Socket): AbortSignal {
  const known = signals.get(socket)
  if (known) return known
  const controller = new AbortController()
  // Requests of one connection may be many at once.
  setMaxListeners(0, controller.signal)
  if (socket.destroyed) controller.abort()
  else socket.once('close', () => controller.abort())
  signals.set(socket, controller.signal)
  return controller.signal
}

/**
 * Says that whoever asked has gone. The connection says so for every request that came over it,
 * also for one whose turn to be answered had not come; without one, as in a test, the request does.
 */
export function goneSignal(context: Context): AbortSignal {
  const socket: Socket | undefined = context.env?.incoming?.socket
  return socket ? closing(socket) : context.req.raw.signal
}
