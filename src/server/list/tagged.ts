import type { Endpoint } from '@/contract/endpoint'
import { tableVersion, versionOf } from '../db/tableVersions'
import type { Tx } from '../db/transaction'
import type { Call } from '../http/call'
import type { Reply, Unchanged } from '../http/reply'

/** `versions` are absent where no gate has counted them, or an earlier snapshot is wanted. */
export type TaggedCall = Pick<Call<Endpoint>, 'read' | 'has'> & {
  versions?: Call<Endpoint>['versions'] | undefined
}

type Tagged = {
  /** The tables whose changes change the answer. */
  tables: readonly string[]
  tagAt: (version: number) => string
  /** An answer that was made before under this tag. */
  kept?: (etag: string) => Reply | undefined
  make: (tx: Tx, etag: string, version: number) => Promise<Reply>
}

/**
 * An answer whose tag is made of its tables' version. The gate's versions are enough for a 304
 * or a kept answer; otherwise tag and answer are read in one snapshot.
 */
export async function tagged(
  { versions, read, has }: TaggedCall,
  { tables, tagAt, kept, make }: Tagged,
): Promise<Reply | Unchanged> {
  if (versions) {
    const known = tagAt(versionOf(await versions(), tables))
    if (has(known)) return { unchanged: known }
    const reply = kept?.(known)
    if (reply) return reply
  }
  return read(async (tx) => {
    const version = await tableVersion(tx, tables)
    const etag = tagAt(version)
    return has(etag) ? { unchanged: etag } : make(tx, etag, version)
  })
}
