import type { Config } from '../config'
import type { Db } from '../db/open'

/**
 * What a verb says and reads, wherever it runs: in this process, or beside a server in its own.
 * Each of them fails once nobody is there to hear it, and that ends the verb.
 */
export type Io = {
  input: AsyncIterable<Uint8Array>
  out: (text: string) => Promise<void>
  err: (text: string) => Promise<void>
  progress: (done: number) => Promise<void>
}

export type Context = { db: Db; config: Config; now: number }

/** Options as text; they were checked where they were typed. */
export type Options = Record<string, string | undefined>

/** Runs with an open database; hands back the exit code. */
export type Verb = (context: Context, options: Options, io: Io) => Promise<number>

/** 0 is "all done". */
export const exitCode = { failed: 1, usage: 2 } as const
