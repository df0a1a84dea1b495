import { Socket } from 'node:net'
import { Client, type ClientConfig } from 'pg'
import { channel } from '../notifications'

type OnMessage = (message: string) => void

/** Which of these backends are idle. */
const idleBackends = {
  name: 'callboard_idle_backends',
  text: `SELECT pid FROM pg_stat_activity WHERE pid = ANY($1) AND state LIKE 'idle%'`,
}

/** One connection beside the pool, for signs of life and for notifications. */
export function sideConnection(config: ClientConfig) {
  let current: { client: Client; socket: Socket; listens: boolean } | undefined
  let onMessage: OnMessage | undefined

  /** Does not wait for a query under way, which may never be answered. */
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
    client.on('notification', ({ payload }) => onMessage?.(payload ?? ''))
    await client.connect()
    return opened
  }

  return {
    drop,
    isOpen: () => current !== undefined,
    onMessage: (wanted: OnMessage | undefined): void => {
      onMessage = wanted
    },

    /** Which of these backends are idle; one query at a time. */
    async idleAmong(backends: readonly number[]): Promise<number[]> {
      const asked = current ?? (await open())
      if (onMessage && !asked.listens) {
        await asked.client.query(`LISTEN ${channel}`)
        asked.listens = true
      }
      const { rows } = await asked.client.query({ ...idleBackends, values: [[...backends]] })
      return rows.map(({ pid }) => pid)
    },
  }
}
export type SideConnection = ReturnType<typeof sideConnection>
