import { Socket } from 'node:net'

/**
 * A reset discards what this machine has not sent yet: a change that was answered with 503 is not
 * delivered when the network is back.
 */
function reset(socket: Socket, error: Error): void {
  try {
    if (socket.connecting) socket.destroy(error)
    else socket.resetAndDestroy()
  } catch {
    // A socket in the file system knows no reset.
    socket.destroy(error)
  }
}

/** The sockets of a pool, all of which can be cut at once: `pg` then fails what waits for them. */
export function socketGroup() {
  const sockets = new Set<Socket>()
  let closedBy: Error | undefined

  return {
    /** Makes the socket of a new connection, for `pg`. */
    make: (): Socket => {
      const socket = new Socket()
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      // After `pg` has begun to listen to it.
      if (closedBy) process.nextTick(() => socket.destroy(closedBy))
      return socket
    },

    /** Until `open`, new ones fail as well. */
    cut: (error: Error): void => {
      closedBy = error
      for (const socket of sockets) reset(socket, error)
    },

    open: (): void => {
      closedBy = undefined
    },
  }
}
