import { sql } from 'kysely'
import type { Asker } from '../auth/asker'
import { eventSource } from '../events/eventSource'
import { Refusal } from '../http/refusal'
import { listing } from '../list/listing'
import { orderClause } from '../list/order'
import { recordPieces } from '../list/readList'
import type { Context, Io, Options, Verb } from './verb'

/** The owner of the machine: every event of the client account, and no user of it. */
const owner = (ClientsID: number): Asker => ({
  ClientsID,
  AccessTokensID: 0,
  role: 'admin',
  name: 'owner',
  UsersID: null,
  by: 'token',
  proof: Buffer.alloc(0),
})

const reader = ({ db }: Context, ClientsID: number) =>
  ((run) => db.asTenant(ClientsID, run)) as Parameters<typeof recordPieces>[0]

/** One record a line. */
async function writeLines(context: Context, ClientsID: number, filter: string, io: Io) {
  const { config, now } = context
  const source = eventSource(config.zone)
  const { conditions } = source.compile(filter, { now, asker: owner(ClientsID), ...config })
  const ask = {
    from: sql`FROM ${source.table} WHERE ${sql.join([sql`true`, ...conditions], sql` AND `)}`,
    order: orderClause(source, source.defaultOrder, true),
    start: 0,
    size: -1,
  }
  for await (const records of recordPieces(reader(context, ClientsID), source, ask)) {
    await io.out(`${records.join('\n')}\n`)
  }
}

/** The list exactly as the API returns it. */
async function writeList(context: Context, ClientsID: number, filter: string, io: Io) {
  const { config, now } = context
  const list = listing(config)
  const query = filter === '' ? {} : { filter, total: false }
  const call = {
    query,
    asker: owner(ClientsID),
    now,
    read: reader(context, ClientsID),
    has: () => false,
  }
  const reply = await list(call, eventSource(config.zone))
  if ('unchanged' in reply || typeof reply.body === 'string')
    throw new Error('A whole list is a stream')
  for await (const piece of reply.body) await io.out(piece)
  await io.out('\n')
}

export const exportVerb: Verb = async (context, options: Options, io) => {
  const { client, filter = '', format } = options
  const write = format === 'ndjson' ? writeLines : writeList
  try {
    await write(context, Number(client), filter, io)
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await io.err(`${error.body().error}\n`)
    return 2
  }
}
