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
 * Aborts when the client disconnects. All requests of a connection share its signal, also those
 * that wait for their turn; without a connection, as in a test, it is the request's own signal.
 */
export function goneSignal(context: Context): AbortSignal {
  const socket: Socket | undefined = context.env?.incoming?.socket
  return socket ? closing(socket) : context.req.raw.signal
}
