import type { Verb } from './verb'

/** For `start --check` beside a running server: what its database consists of, as JSON. */
export const schemaVerb: Verb = async ({ db }, _options, io) => {
  await io.out(JSON.stringify(await db.schemaState()))
  return 0
}
