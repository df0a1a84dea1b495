import { dependsOnNow } from '@/contract/filter/depends'
import { eventFilterFields } from '@/contract/filter/fields'
import type { Term } from '@/contract/filter/terms'
import { tableVersion } from '../db/tableVersions'
import type { Tx } from '../db/transaction'
import { requireTerms } from '../filter/requireTerms'
import { etagOf } from '../http/etag'
import { json } from '../http/reply'
import { type ListCall, type ListOptions, matchKey } from '../list/listing'
import type { ListSource } from '../list/source'
import { tagged } from '../list/tagged'
import type { versionCache } from '../list/versionCache'
import { type CountedPart, countedParts } from './countedParts'
import { formerOf, isPresent } from './formerOf'

type CountedCall = Omit<ListCall, 'query'> & {
  query: { filter?: string | undefined; asOf?: string | undefined }
}

type Counting<Answer> = {
  name: string
  kept: ReturnType<typeof versionCache<Answer>>
  source: ListSource
  settings: ListOptions
}

type Read<Answer> = (
  tx: Tx,
  parts: readonly CountedPart[],
  terms: readonly Term[],
) => Promise<Answer>

/** Numbers about a list, of the present or of a snapshot. While nothing changes they are kept. */
export function countedReply<Answer>(
  call: CountedCall,
  { name, kept, source, settings }: Counting<Answer>,
  read: Read<Answer>,
) {
  const { principal, now } = call
  const { filter = '', asOf } = call.query
  const terms = requireTerms(filter, eventFilterFields)
  const context = { now, principal, ...settings }
  const volatile = dependsOnNow(terms)
  const tagAt = (version: number) =>
    etagOf(
      name,
      matchKey({ source, principal, zone: settings.zone }, version, filter),
      volatile ? now : '',
    )
  const make = async (tx: Tx, etag: string) => {
    const readNow = () => read(tx, countedParts(source, context), terms)
    return { ...json(await kept.once(volatile ? undefined : etag, readNow)), etag }
  }
  if (asOf === undefined) {
    const again = (etag: string) => {
      const answer = kept.peek(etag)
      return answer && { ...json(answer), etag }
    }
    return tagged(call, { tables: source.dependsOn, tagAt, kept: again, make })
  }
  return call.read(async (tx) => {
    const former = await formerOf(tx, asOf, now)
    if (isPresent(former) && !volatile) {
      return make(tx, tagAt(await tableVersion(tx, source.dependsOn)))
    }
    return json(await read(tx, countedParts(source, context, former), terms))
  }, 'repeatable read')
}
