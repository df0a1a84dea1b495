import { Socket } from 'node:net'
import { Client, type ClientConfig } from 'pg'
import { channel } from './listen'

type Hear = (word: string) => void

/** Which of these backends work on nothing. */
const idleBackends = {
  name: 'callboard_idle_backends',
  text: `SELECT pid FROM pg_stat_activity WHERE pid = ANY($1) AND state LIKE 'idle%'`,
}

/** One connection beside the pool: it asks for signs of life and hears the database's words. */
export function sideConnection(config: ClientConfig) {
  let current: { client: Client; socket: Socket; listens: boolean } | undefined
  let hear: Hear | undefined

  /** Does not wait for a question under way, which may never be answered. */
  function drop(): void {
    current?.socket.destroy()
    current = undefined
  }

  async function open() {
    const socket = new Socket()
    const client = new Client({ ...config, stream: () => socket })
    const opened = { client, socket, listens: false }
    current = opened
    client.on('error', () => {
      if (current === opened) drop()
    })
    client.on('notification', ({ payload }) => hear?.(payload ?? ''))
    await client.connect()
    return opened
  }

  return {
    drop,
    isOpen: () => current !== undefined,
    hear: (wanted: Hear | undefined): void => {
      hear = wanted
    },

    /** Which of these backends work on nothing; one question at a time. */
    async idleAmong(backends: readonly number[]): Promise<number[]> {
      const asked = current ?? (await open())
      if (hear && !asked.listens) {
        await asked.client.query(`LISTEN ${channel}`)
        asked.listens = true
      }
      const { rows } = await asked.client.query({ ...idleBackends, values: [[...backends]] })
      return rows.map(({ pid }) => pid)
    },
  }
}
export type SideConnection = ReturnType<typeof sideConnection>
