import type { Endpoint } from '@/contract/endpoint'
import { tableVersion, versionOf } from '../db/tableVersions'
import type { Call, Tx } from '../http/mount'
import type { Reply, Unchanged } from '../http/reply'

/** `versions` are absent where no gate has counted them, or an earlier moment is wanted. */
export type TaggedCall = Pick<Call<Endpoint>, 'read' | 'has'> &
  Partial<Pick<Call<Endpoint>, 'versions'>>

type Tagged = {
  /** The tables whose changes change the answer. */
  tables: readonly string[]
  tagAt: (version: number) => string
  /** An answer that was made before under this tag. */
  kept?: (etag: string) => Reply | undefined
  make: (tx: Tx, etag: string, version: number) => Promise<Reply>
}

/**
 * An answer whose tag is made of its tables' version. What the gate counted a moment ago is enough
 * to say "unchanged" or to give again what was kept; else all is read at one moment of its own.
 */
export async function tagged(
  { versions, read, has }: TaggedCall,
  { tables, tagAt, kept, make }: Tagged,
): Promise<Reply | Unchanged> {
  if (versions) {
    const known = tagAt(versionOf(versions, tables))
    if (has(known)) return { unchanged: known }
    const again = kept?.(known)
    if (again) return again
  }
  return read(async (tx) => {
    const version = await tableVersion(tx, tables)
    const etag = tagAt(version)
    return has(etag) ? { unchanged: etag } : make(tx, etag, version)
  })
}
