import { RestoreRefused } from '../backup/fillDatabase'
import { restoreIntoPostgres } from '../backup/restoreBackup'
import type { Config } from '../settings/config'
import { exitCode, type Io } from '../verbs/verb'
import { runVerb } from './runVerb'

/** The bytes of a backup while they are made; an error on either side ends the other. */
function backupStream(config: Config, io: Io) {
  const { readable, writable } = new TransformStream<Buffer, Buffer>()
  const writer = writable.getWriter()
  const out: Io['out'] = (output) => writer.write(Buffer.from(output))
  const made = (async () => {
    try {
      const exit = await runVerb(config, 'backup', {}, { ...io, out })
      if (exit !== 0) throw new Error('The backup failed')
      await writer.close()
    } catch (error) {
      await writer.abort(error).catch(() => undefined)
      throw error
    }
  })()
  return { readable, made }
}

const placeOf = (to: string) => {
  const { host, pathname } = new URL(to)
  return `${host}${pathname}`
}

/** Moves the whole database into an empty PostgreSQL; the source stays as it is. */
export async function moveDatabase(config: Config, to: string, io: Io): Promise<number> {
  const { readable, made } = backupStream(config, io)
  const options = { now: Date.now(), name: '--to' }
  const filled = restoreIntoPostgres(to, () => readable, options).catch(async (error) => {
    // Where nobody has begun to read it, the source would wait for ever.
    await readable.cancel(error).catch(() => undefined)
    throw error
  })
  const [source, target] = await Promise.allSettled([made, filled])
  // Where the target was refused, the source was only told so.
  if (target.status === 'rejected' && target.reason instanceof RestoreRefused) {
    await io.err(`${target.reason.message} Nothing was moved.\n`)
    return exitCode.failed
  }
  if (target.status === 'rejected') throw target.reason
  if (source.status === 'rejected') throw source.reason
  await io.err(
    `The database was moved to ${placeOf(to)}, as it was at ${target.value.madeAt}. The source stays as it is and its server goes on: what is written there from that moment on is not in the target.\n`,
  )
  return 0
}
