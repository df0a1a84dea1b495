import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { IdText, Stamp } from '../values/scalars'

const PartAge = z.object({
  /** When the last whole reading began; null: none was whole, and what is kept is not all. */
  asOf: z.nullable(Stamp),
  /** `reading`: the first reading goes on; else how the last one ended. */
  state: z.enum(['whole', 'reading', 'silent', 'refused', 'broken']),
})
export type PartAge = z.infer<typeof PartAge>

const CampaignLooks = z.object({ resultCodes: PartAge, contacts: PartAge, status: z.int() })
export type CampaignLooks = z.infer<typeof CampaignLooks>

export const getCampaignLooks = {
  name: 'getCampaignLooks',
  summary:
    'How old the result codes and contacts of a mirrored campaign are; asks the upstream for them where that is due',
  method: 'GET',
  path: '/app/v1/campaigns/{DiallerCampaignsID}/looks',
  right: 'read',
  tenant: 'token',
  params: z.object({ DiallerCampaignsID: IdText }),
  response: CampaignLooks,
  ...noBody,
} as const satisfies Endpoint
