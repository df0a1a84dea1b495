import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../config'
import { embeddedFault } from '../db/embeddedFault'
import { DataDirectoryInUse } from '../db/lock'
import { type Db, openDb } from '../db/open'
import { askServer } from './askServer'
import type { Io, Options } from './verb'
import { type VerbName, verbs } from './verbs'

/** A server that is starting has its database open some seconds before it listens. */
const patience = 15_000
const pause = 200

async function runHere(db: Db, config: Config, verb: VerbName, options: Options, io: Io) {
  try {
    return await verbs[verb]({ db, config, now: Date.now() }, options, io)
  } finally {
    await db.close()
  }
}

/** Runs a verb on the database itself, or through the server that has it open. */
export async function runVerb(
  config: Config,
  verb: VerbName,
  options: Options,
  io: Io,
): Promise<number> {
  const { databaseUrl, dataDir } = config
  if (databaseUrl !== undefined) {
    return runHere(await openDb({ url: databaseUrl }), config, verb, options, io)
  }
  for (const until = Date.now() + patience; ; await delay(pause)) {
    // Fails when it was asked to stop meanwhile.
    await io.out('')
    try {
      return await runHere(await openDb({ dataDir }), config, verb, options, io)
    } catch (error) {
      if (!(error instanceof DataDirectoryInUse)) throw embeddedFault(dataDir, error)
      const exit = await askServer(dataDir, { verb, options }, io)
      if (exit !== undefined) return exit
      if (Date.now() > until) throw error
    }
  }
}
