import type { UpstreamSettings } from '../../settings/upstreamSettings'
import { readOneRecord } from '../readOne'
import { UpstreamFault } from '../upstreamFault'
import type { UpstreamLimits } from '../upstreamRequest'
import { readContacts } from './contacts/readContacts'
import type { Asking } from './deletion'

type At = {
  upstream: UpstreamSettings
  ClientsID: number
  signal: AbortSignal | undefined
  limits: UpstreamLimits | undefined
}

/** Asks an upstream for what polls do not tell; where no answer comes, nothing is known. */
export const askingOf = (at: At): Asking => ({
  one: async (kind, ID) => {
    try {
      return await readOneRecord(at.upstream, at.ClientsID, kind, ID, at)
    } catch (error) {
      if (error instanceof UpstreamFault) return 'unknown'
      throw error
    }
  },
  contacts: (DiallerCampaignsID, fits) => readContacts({ ...at, DiallerCampaignsID }, fits),
})
