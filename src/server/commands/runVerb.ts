import { setTimeout as delay } from 'node:timers/promises'
import { embeddedFault } from '../db/embedded/embeddedFault'
import { DataDirectoryInUse } from '../db/lock/lock'
import { type Db, openDb } from '../db/open'
import { askServer } from '../ownerSocket/askServer'
import type { Config } from '../settings/config'
import type { Io, Options } from '../verbs/verb'
import { type VerbName, verbs } from '../verbs/verbs'

/** A server that is starting has its database open some seconds before it listens. */
const timeoutMs = 15_000
const pauseMs = 200

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
  for (const until = Date.now() + timeoutMs; ; await delay(pauseMs)) {
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
