import type { Asker } from '../auth/asker'
import { eventSource } from '../events/eventSource'
import { Refusal } from '../http/refusal'
import { withDefaults } from '../list/envelope'
import { listing } from '../list/listing'
import { prepared } from '../list/prepared'
import { recordPieces } from '../list/readList'
import { type Context, exitCode, type Options, type Verb } from './verb'

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

type Read = Parameters<typeof recordPieces>[0]

/** One record a line. */
async function* lines(context: Context, ClientsID: number, filter: string, read: Read) {
  const { config, now } = context
  const source = eventSource(config.zone)
  const asked = { now, asker: owner(ClientsID), ...config }
  const { ask } = prepared(source, withDefaults({ filter }, source), asked)
  for await (const records of recordPieces(read, source, ask)) yield `${records.join('\n')}\n`
}

/** The list exactly as the API returns it. */
async function* list(context: Context, ClientsID: number, filter: string, read: Read) {
  const { config, now } = context
  const query = filter === '' ? {} : { filter, total: false }
  const call = { query, asker: owner(ClientsID), now, read, has: () => false }
  const reply = await listing(config)(call, eventSource(config.zone))
  if ('unchanged' in reply) throw new Error('Nobody has said that he holds this list')
  if (typeof reply.body === 'string') yield reply.body
  else yield* reply.body
  yield '\n'
}

export const exportVerb: Verb = async (context, options: Options, io) => {
  const { client, filter = '', format } = options
  const ClientsID = Number(client)
  const read: Read = (run) => context.db.asTenant(ClientsID, run)
  const write = format === 'ndjson' ? lines : list
  try {
    for await (const text of write(context, ClientsID, filter, read)) await io.out(text)
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await io.err(`${error.body().error}\n`)
    return exitCode.usage
  }
}
