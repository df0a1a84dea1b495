import type { ClientBase, Pool } from 'pg'

/** Parts of a client of `pg` that its types do not name. */
type Inside = {
  processID: number
  readyForQuery: boolean
  connection: { stream: { bytesRead: number; destroy: (error?: Error) => void } }
}

function isInside(client: ClientBase): client is ClientBase & Inside {
  return 'processID' in client && 'readyForQuery' in client && 'connection' in client
}

/** Beats without a byte after which a waiting connection is suspicious, and is then lost. */
const suspicious = 4
const lostAfter = 2

type Silence = { inside: Inside; bytesRead: number; looks: number; idleFound: number }

/**
 * Which connections of the pools wait for an answer that does not come: one may be dropped by the
 * network while the database is well and answers others.
 */
export function silence(pools: readonly Pool[]) {
  const watched = new Map<ClientBase, Silence>()
  for (const pool of pools) {
    pool.on('acquire', (client) => {
      if (isInside(client)) {
        watched.set(client, { inside: client, bytesRead: -1, looks: 0, idleFound: 0 })
      }
    })
    pool.on('release', (_error, client) => watched.delete(client))
    pool.on('remove', (client) => watched.delete(client))
  }

  return {
    /** Backends of connections that were silent at some looks in a row, one look a beat. */
    look(): number[] {
      for (const seen of watched.values()) {
        const { connection, readyForQuery } = seen.inside
        const { bytesRead } = connection.stream
        const isSame = !readyForQuery && bytesRead === seen.bytesRead
        seen.looks = isSame ? seen.looks + 1 : 0
        if (!isSame) seen.idleFound = 0
        seen.bytesRead = bytesRead
      }
      return [...watched.values()]
        .filter(({ looks }) => looks >= suspicious)
        .map(({ inside }) => inside.processID)
    },

    /** Takes idle backends. An answer may still be on its way, so only the second time counts. */
    onIdle(backends: readonly number[], error: Error): void {
      for (const seen of watched.values()) {
        if (!backends.includes(seen.inside.processID)) continue
        seen.idleFound += 1
        if (seen.idleFound >= lostAfter) seen.inside.connection.stream.destroy(error)
      }
    },
  }
}
