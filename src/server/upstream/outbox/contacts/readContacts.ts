import type { UpstreamSettings } from '../../../settings/upstreamSettings'
import { contactKind } from '../../kinds/contactKind'
import { openList } from '../../read/openList'
import type { ListedRecord } from '../../read/readList'
import { UpstreamFault } from '../../upstreamFault'
import type { UpstreamLimits } from '../../upstreamRequest'

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
  { DiallerCampaignsID, ...at }: Reading,
  fits: (record: ListedRecord) => boolean,
): Promise<{ isWhole: boolean; found: ListedRecord[] }> {
  const found: ListedRecord[] = []
  const query =
    DiallerCampaignsID === undefined ? {} : { diallerCampaignsID: `${DiallerCampaignsID}` }
  const list = openList({ ...at, path: contactKind.listPath, query })
  try {
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
