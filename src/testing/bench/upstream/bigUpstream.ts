import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AcdEvent } from '@/contract/event/events'
import { demoData } from '@/server/demo/demoData'
import { demoEvents } from '@/server/demo/events'

const firstId = 10_000
/** So many different ones, over and over: texts of a believable length. */
const kinds = 500
const pieceBytes = 128 * 1024
const second = 1000

const wallStampOf = (instant: number) => new Date(instant).toISOString().slice(0, 23)

/** Documented keys alone, as an existing system answers. */
function documented({
  nPriority: _priority,
  AcdConfigurationGroupsID: _configuration,
  AcdAgentGroupsID: _agents,
  ...event
}: AcdEvent) {
  return event
}

/**
 * An existing system with so many events, made as they are sent: a list of a million takes no
 * memory here. It answers the lists and events by ID, whoever asks.
 */
export async function bigUpstream(size: number, zone: string) {
  const now = Date.now()
  const [account] = demoData({ seed: 1, now, zone })
  if (!account) throw new Error('The demo data hold an account')
  const { groups, users, campaigns } = account
  const making = { seed: 1, now, zone, groups, users, count: kinds, firstId }
  const templates = [...demoEvents(making)].map(documented)
  /** How often an event has changed. */
  const changes = new Map<number, number>()

  function eventText(ID: number): string {
    const changed = changes.get(ID) ?? 0
    const dtCreated = wallStampOf(now - (size - (ID - firstId)) * second)
    const dtModified = changed > 0 ? wallStampOf(now + changed * second) : dtCreated
    const template = templates[ID % kinds]
    const Subject = `${template?.Subject} ${ID}${changed > 0 ? ` (${changed})` : ''}`
    const dates = { dtCreated, dtModified, dtLastModified: dtModified }
    return JSON.stringify({ ...template, ID, Subject, ...dates })
  }

  const listEnd = (count: number) =>
    `],"count":${count},"filter":"","limitStart":0,"limitPageSize":-1,"orderBy":"ID","ascending":true,"status":200}`

  async function sendEvents(answer: ServerResponse): Promise<void> {
    let piece = '{"records":['
    for (let place = 0; place < size; place += 1) {
      piece += `${place > 0 ? ',' : ''}${eventText(firstId + place)}`
      if (piece.length < pieceBytes) continue
      if (!answer.write(piece)) await once(answer, 'drain')
      piece = ''
    }
    answer.end(piece + listEnd(size))
  }

  const lists: Record<string, readonly unknown[]> = {
    '/acd/groups': groups,
    '/users': users,
    '/dialler/campaigns': campaigns,
  }
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })

  async function answerCall(path: string, answer: ServerResponse): Promise<unknown> {
    // The first call of all is of the groups: so long nothing is read.
    await begun
    answer.writeHead(200, { 'Content-Type': 'application/json' })
    if (path === '/acd/events') return sendEvents(answer)
    const ID = /^\/acd\/events\/event\/(\d+)$/.exec(path)?.[1]
    if (ID !== undefined) {
      return answer.end(`{"records":[${eventText(Number(ID))}],"count":1,"status":200}`)
    }
    const records = lists[path] ?? []
    return answer.end(
      `{"records":${JSON.stringify(records).slice(0, -1)}${listEnd(records.length)}`,
    )
  }

  const server = createServer((incoming, answer) => {
    const path = (incoming.url ?? '').replace('/rest/v1.0/1', '')
    answerCall(path, answer).catch(() => answer.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server of TCP has an address of this kind.
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}/rest/v1.0`,
    /** From now on it answers. */
    begin,
    /** Another subject and date, for every so-manieth event. */
    change: (each: number) => {
      const ids = Array.from({ length: Math.floor(size / each) }, (_, at) => firstId + at * each)
      for (const ID of ids) changes.set(ID, (changes.get(ID) ?? 0) + 1)
      return ids
    },
    changeOne: (place: number) => {
      const ID = firstId + (place % size)
      changes.set(ID, (changes.get(ID) ?? 0) + 1)
      return { ID, Subject: JSON.parse(eventText(ID)).Subject as string }
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
export type BigUpstream = Awaited<ReturnType<typeof bigUpstream>>
