import { once } from 'node:events'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import type { Config } from '../config'
import { DataDirectoryInUse } from '../db/lock'
import { type Db, openDb } from '../db/open'
import { type OwnerMessage, ownerOrderHeader } from '../ownerSocket'
import { ownerSocketPath } from '../ownerSocketPath'
import type { Io, Options } from './verb'
import { type VerbName, verbs } from './verbs'

/** The database, or nothing where a server of this data directory holds it. */
async function openOwn({ databaseUrl, dataDir }: Config): Promise<Db | undefined> {
  if (databaseUrl !== undefined) return openDb({ url: databaseUrl })
  try {
    return await openDb({ dataDir })
  } catch (error) {
    if (error instanceof DataDirectoryInUse) return undefined
    throw error
  }
}

async function pass(message: OwnerMessage, io: Io): Promise<number | undefined> {
  if ('out' in message) await io.out(message.out)
  if ('err' in message) await io.err(message.err)
  if ('progress' in message) await io.progress(message.progress)
  return 'exit' in message ? message.exit : undefined
}

/** Lets the running server do it, and passes on what it says. */
async function askServer(
  dataDir: string,
  verb: VerbName,
  options: Options,
  io: Io,
): Promise<number> {
  const order = encodeURIComponent(JSON.stringify({ verb, options }))
  const call = request({
    socketPath: ownerSocketPath(dataDir),
    method: 'POST',
    headers: { [ownerOrderHeader]: order },
  })
  const answered = once(call, 'response')
  const sending = (async () => {
    for await (const piece of io.input) if (!call.write(piece)) await once(call, 'drain')
    call.end()
  })()
  const [response] = await answered
  for await (const line of createInterface({ input: response })) {
    const exit = await pass(JSON.parse(line), io)
    if (exit !== undefined) return exit
  }
  await sending
  throw new Error('The server ended before it had answered. What it had stored by then is kept.')
}

/** Runs a verb on the database itself, or through the server that has it open. */
export async function runVerb(
  config: Config,
  verb: VerbName,
  options: Options,
  io: Io,
): Promise<number> {
  const db = await openOwn(config)
  if (db === undefined) return askServer(config.dataDir, verb, options, io)
  try {
    return await verbs[verb]({ db, config, now: Date.now() }, options, io)
  } finally {
    await db.close()
  }
}
