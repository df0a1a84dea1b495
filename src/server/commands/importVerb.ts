import { importEvents } from '../transfer/importEvents'
import { formatCount } from './formatCount'
import type { Verb } from './verb'

/** Bad records beyond this many are counted, no longer named one by one. */
const namedAtMost = 1000

export const importVerb: Verb = async ({ db, config }, { client, source = '' }, io) => {
  let named = 0
  const { stored, bad, skipped } = await importEvents({
    db,
    ClientsID: Number(client),
    zone: config.zone,
    input: io.input,
    source,
    onProgress: io.progress,
    onBad: async (place, reason) => {
      named += 1
      if (named <= namedAtMost) await io.err(`${place}: ${reason}\n`)
      if (named === namedAtMost) await io.err('Further bad records are only counted.\n')
    },
  })
  const before = skipped > 0 ? `, ${formatCount(skipped)} taken over from the run before` : ''
  await io.err(
    `${formatCount(stored + bad + skipped)} events: ${formatCount(stored)} stored, ${formatCount(bad)} bad${before}\n`,
  )
  return bad > 0 ? 1 : 0
}
