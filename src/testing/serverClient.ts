import { expect } from 'vitest'
import { adminToken, type ServerProcess } from './spawnServer'

/** Each on a connection of its own: one that rests may be closed just as it is used again. */
const common = { authorization: `Bearer ${adminToken}`, connection: 'close' }
const rest = '/rest/v1.0/1'
const patience = 20_000

type Sent = { method?: string; key?: string | undefined; body?: unknown }
export type Answer = { status: number; text: string }

/** The calls that the fault tests make of a server in a process of its own. */
export function serverClient({ origin }: Pick<ServerProcess, 'origin'>) {
  async function send(path: string, { method = 'POST', key, body }: Sent = {}): Promise<Answer> {
    const headers = new Headers(common)
    if (key !== undefined) headers.set('idempotency-key', key)
    if (body !== undefined) headers.set('content-type', 'application/json')
    const response = await fetch(`${origin}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    })
    return { status: response.status, text: await response.text() }
  }

  const get = (path: string) => send(path, { method: 'GET' })

  async function records<Record>(path: string): Promise<Record[]> {
    const { status, text } = await get(path)
    if (status === 404) return []
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
    return JSON.parse(text).records
  }

  /** The status; 0 where there was no answer. */
  const statusOf = (path: string) =>
    get(path).then(
      ({ status }) => status,
      () => 0,
    )

  const eventOf = (name: string) => ({
    AcdEventTypesID: 5,
    AcdGroupsID: 235,
    Sender: 'a',
    Subject: name,
    UserData: name,
  })

  return {
    send,
    get,
    records,
    statusOf,
    create: (name: string, key?: string) =>
      send(`${rest}/acd/events/create`, { key, body: eventOf(name) }),
    hold: (name: string) =>
      send('/app/v1/events/held', { key: `the form of ${name}`, body: eventOf(name) }),
    clone: (destination: string, key?: string, source = 'Campaign 1000') =>
      send(`${rest}/dialler/campaigns/clone`, { key, body: { source, destination } }),
    remove: (ID: number | undefined) =>
      send(`${rest}/dialler/campaigns/campaign/${ID}`, { method: 'DELETE' }),
    campaigns: () => records<{ ID: number; Name: string }>(`${rest}/dialler/campaigns`),
    /** The names of the events that have this in theirs. */
    eventNames: async (name: string) => {
      const path = `${rest}/acd/events?filter=${encodeURIComponent(name)}`
      return (await records<{ UserData: string }>(path)).map(({ UserData }) => UserData)
    },
    /** Seconds until it is ready and a call that needs the database is answered. */
    secondsUntilWell: async () => {
      const from = performance.now()
      const isWell = async () =>
        (await statusOf('/health/ready')) === 200 && (await statusOf(`${rest}/acd/groups`)) === 200
      await expect.poll(isWell, { timeout: 30_000, interval: 50 }).toBe(true)
      return (performance.now() - from) / 1000
    },
  }
}
export type ServerClient = ReturnType<typeof serverClient>
