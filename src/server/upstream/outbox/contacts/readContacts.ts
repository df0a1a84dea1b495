import type { UpstreamSettings } from '../../../settings/upstreamSettings'
import { contactKind } from '../../kinds/contactKind'
import { type ListedRecord, readList } from '../../read/readList'
import { UpstreamFault } from '../../upstreamFault'
import { type UpstreamLimits, upstreamRequest } from '../../upstreamRequest'

type Reading = {
  upstream: UpstreamSettings
  ClientsID: number
  /** Of one campaign; absent: all. */
  DiallerCampaignsID?: number | undefined
  signal?: AbortSignal | undefined
  limits?: UpstreamLimits | undefined
}

/** Contacts as a stream; keeps those that fit. `isWhole`: what is not kept is not there. */
export async function readContacts(
  { upstream, ClientsID, DiallerCampaignsID, signal, limits }: Reading,
  fits: (record: ListedRecord) => boolean,
): Promise<{ isWhole: boolean; found: ListedRecord[] }> {
  const found: ListedRecord[] = []
  const of = DiallerCampaignsID === undefined ? {} : { diallerCampaignsID: `${DiallerCampaignsID}` }
  try {
    const call = { method: 'GET', path: contactKind.listPath, query: of, signal } as const
    const answer = await upstreamRequest(upstream, ClientsID, call, limits)
    if (answer.status !== 200) {
      await answer.chunks[Symbol.asyncIterator]().return?.()
      return { isWhole: false, found }
    }
    const list = readList(answer, upstream.host)
    for (;;) {
      const next = await list.next()
      if (next.done) return { isWhole: next.value.isWhole, found }
      found.push(...next.value.filter(fits))
    }
  } catch (error) {
    if (error instanceof UpstreamFault) return { isWhole: false, found }
    throw error
  }
}
