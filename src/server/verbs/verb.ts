import type { Db } from '../db/open'
import type { Config } from '../settings/config'

/**
 * Input and output of a verb, in its own process or over the owner socket. Each call rejects once
 * nobody reads the output any more, and that ends the verb.
 */
export type Io = {
  input: AsyncIterable<Uint8Array>
  out: (output: string | Uint8Array) => Promise<void>
  err: (text: string) => Promise<void>
  /** How much is done; of how much, where that was not known before. */
  progress: (done: number, total?: number) => Promise<void>
}

export type Context = { db: Db; config: Config; now: number }

/** Options as text; they were checked where they were typed. */
export type Options = Record<string, string | undefined>

/** Runs with an open database; hands back the exit code. */
export type Verb = (context: Context, options: Options, io: Io) => Promise<number>

/** 0 is "all done". */
export const exitCode = { failed: 1, usage: 2 } as const
