import { eventLists } from '../events/eventLists'
import type { Principal } from '../http/principal'
import { Refusal } from '../http/refusal'
import { type Context, exitCode, type Options, type Verb } from './verb'

/** The owner of the machine: every event of the client account, and no user of it. */
const owner = (ClientsID: number): Principal => ({
  ClientsID,
  AccessTokensID: 0,
  role: 'admin',
  name: 'owner',
  UsersID: null,
  groups: null,
  by: 'token',
  proof: Buffer.alloc(0),
})

type Read = Parameters<ReturnType<typeof eventLists>['records']>[0]

/** One record a line. */
async function* lines({ config, now }: Context, ClientsID: number, filter: string, read: Read) {
  const pieces = eventLists(config).records(read, filter, { now, principal: owner(ClientsID) })
  for await (const records of pieces) yield `${records.join('\n')}\n`
}

/** The list exactly as the API returns it. */
async function* list(context: Context, ClientsID: number, filter: string, read: Read) {
  const { config, now } = context
  const query = filter === '' ? {} : { filter, total: false }
  const call = { query, principal: owner(ClientsID), now, read, has: () => false }
  const reply = await eventLists(config).answer(call)
  if ('unchanged' in reply)
    throw new Error('An export asks without a version, so its list cannot be unchanged')
  if (typeof reply.body === 'string') yield reply.body
  else yield* reply.body
  yield '\n'
}

export const exportVerb: Verb = async (context, options: Options, io) => {
  const { client, filter = '', format } = options
  const ClientsID = Number(client)
  const read: Read = (run) => context.db.asAccount(ClientsID, run)
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
