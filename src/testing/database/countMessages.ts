import { Client } from 'pg'
import { vi } from 'vitest'

/**
 * Counts what is sent to the database from here on: each query of a connection is one message,
 * whatever it holds. The connection that only looks for signs of life is not counted.
 */
export function countMessages() {
  const queries = vi.spyOn(Client.prototype, 'query')
  const isOurs = (client: unknown) =>
    (client as { connectionParameters: { application_name?: string } }).connectionParameters
      .application_name !== 'callboard watch'
  return () => queries.mock.contexts.filter(isOurs).length
}
