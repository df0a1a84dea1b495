import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import type { AcdEvent } from '@/contract/event/events'

const short = (record: object) => ({ records: [record], count: 1, status: 200 })

/**
 * The usual list server: all records in memory, no rights, nothing kept on a disk. What it answers
 * is what the three routes of ours answer.
 */
export async function listServer(records: readonly AcdEvent[]) {
  const app = Fastify()
  // Newest first already, so that no request sorts.
  const all = records.toSorted((a, b) => (a.dtCreated < b.dtCreated ? 1 : -1))
  const byId = new Map(all.map((record) => [record.ID, record]))

  app.get<{ Params: { ID: string } }>('/rest/v1.0/1/acd/events/event/:ID', async ({ params }) =>
    short(byId.get(Number(params.ID)) ?? {}),
  )
  app.get<{ Querystring: { status: string } }>('/rest/v1.0/1/acd/events', async ({ query }) => {
    const page = all
      .filter(({ AcdEventStatusID }) => AcdEventStatusID === Number(query.status))
      .slice(0, 100)
    return { records: page, count: page.length, status: 200 }
  })
  app.post<{ Body: Partial<AcdEvent> }>('/rest/v1.0/1/acd/events/create', async ({ body }) => {
    const record = { ...all[0], ...body, ID: all.length + 1 } as AcdEvent
    all.push(record)
    byId.set(record.ID, record)
    return short(record)
  })

  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return { port, close: () => app.close() }
}
