import { getCampaignLooks, type PartAge } from '@/contract/upstream/looks'
import { confirmMissing, getMirror, hintAtEvent } from '@/contract/upstream/mirror'
import { wallStamp } from '@/contract/values/zone'
import { recordAudit } from '../audit/recordAudit'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { done, json } from '../http/reply'
import type { Look, UpstreamLooks } from '../http/upstreamLooks'
import { hintAt } from './hints'
import { confirmMissing as confirm } from './missing'
import { readMirror } from './readMirror'
import type { SystemOfRecord } from './systemOfRecord'

type UpstreamOptions = { system: SystemOfRecord; zone: string; looks: UpstreamLooks }

/** A page says that something is being read rather than wait for it. */
const patienceMs = 3000

const ageOf = (look: Look | undefined, zone: string): PartAge => {
  if (!look) throw new Refusal('dialler_campaign_not_found')
  const { asOf, state } = look
  return { asOf: asOf === null ? null : wallStamp(asOf, zone), state }
}

/** The mirror's age, a hint at a changed event, and the admin's yes to a sudden shrink. */
export function mountUpstream({ mount }: Mounting, { system, zone, looks }: UpstreamOptions): void {
  const refuseOwn = (ClientsID: number) => {
    if (system.upstreamOf(ClientsID) === undefined) throw new Refusal('upstream_none')
  }

  mount(getMirror, async ({ principal: { ClientsID }, now, read }) => {
    refuseOwn(ClientsID)
    return json(await read((tx) => readMirror(tx, { system, ClientsID, now, zone })))
  })

  mount(getCampaignLooks, async ({ params: { DiallerCampaignsID }, principal: { ClientsID } }) => {
    refuseOwn(ClientsID)
    const [resultCodes, contacts] = await Promise.all([
      looks.at(ClientsID, { part: 'resultCodes', DiallerCampaignsID }, patienceMs),
      looks.at(ClientsID, { part: 'contacts', DiallerCampaignsID }, patienceMs),
    ])
    const ages = { resultCodes: ageOf(resultCodes, zone), contacts: ageOf(contacts, zone) }
    return json({ ...ages, status: 200 })
  })

  mount(hintAtEvent, ({ principal: { ClientsID }, body: { AcdEventsID }, now, transaction }) => {
    refuseOwn(ClientsID)
    return transaction(async (tx) => {
      await hintAt(tx, ClientsID, AcdEventsID, now)
      return done
    })
  })

  mount(confirmMissing, ({ principal, now, transaction }) => {
    refuseOwn(principal.ClientsID)
    return transaction(async (tx) => {
      const missing = await confirm(tx)
      const after = { missing }
      await recordAudit(tx, { principal, now }, { action: 'upstream.confirm', id: null, after })
      return done
    })
  })
}
