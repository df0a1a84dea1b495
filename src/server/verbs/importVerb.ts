import { ImportStopped, importEvents } from '../transfer/importEvents'
import { DamagedFile, NotEvents } from '../transfer/read'
import { importRefusal } from '../upstream/importRefusal'
import { formatCount } from './formatCount'
import { exitCode, type Io, type Verb } from './verb'

/** Bad records beyond this many are counted, no longer named one by one. */
const namedAtMost = 1000

function namingBad(io: Io) {
  let named = 0
  return async (place: string, reason: string) => {
    named += 1
    if (named <= namedAtMost) await io.err(`${place}: ${reason}\n`)
    if (named === namedAtMost) await io.err('Further bad records are only counted.\n')
  }
}

export const importVerb: Verb = async (
  { db, config },
  { client, source = '', highest, replace },
  io,
) => {
  const refusal = importRefusal(config.upstream, Number(client))
  if (refusal !== undefined) {
    await io.err(`${refusal}\n`)
    return exitCode.failed
  }
  try {
    const { stored, bad, earlier } = await importEvents({
      db,
      ClientsID: Number(client),
      zone: config.zone,
      input: io.input,
      source,
      highestId: Number(highest ?? 0),
      isReplacing: replace === 'yes',
      onProgress: io.progress,
      onBad: namingBad(io),
    })
    const before = earlier > 0 ? ` (${formatCount(earlier)} by the run before)` : ''
    const [all, good] = [formatCount(stored + bad), formatCount(stored)]
    await io.err(`${all} events: ${good} stored${before}, ${formatCount(bad)} bad\n`)
    if (stored + bad === 0) await io.err('The file holds no events.\n')
    return bad > 0 ? exitCode.failed : 0
  } catch (error) {
    if (error instanceof NotEvents) {
      await io.err(`${error.message} Nothing was imported.\n`)
      return exitCode.failed
    }
    if (!(error instanceof ImportStopped)) throw error
    const kept = `${formatCount(error.stored)} events were stored and are kept`
    const next =
      error.cause instanceof DamagedFile
        ? 'Fetch the file again and import that: nothing is stored twice.'
        : 'The same command resumes after them.'
    await io.err(`The import stopped: ${error.message}\n${kept}. ${next}\n`)
    return exitCode.failed
  }
}
