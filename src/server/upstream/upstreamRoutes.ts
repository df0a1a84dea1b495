import { confirmMissing, getMirror, hintAtEvent } from '@/contract/upstream/mirror'
import { recordAudit } from '../audit/recordAudit'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import { done, json } from '../http/reply'
import { hintAt } from './hints'
import { confirmMissing as confirm } from './missing'
import { readMirror } from './readMirror'
import type { SystemOfRecord } from './systemOfRecord'

type UpstreamOptions = { system: SystemOfRecord; zone: string }

/** The mirror's age, a hint at a changed event, and the admin's yes to a sudden shrink. */
export function mountUpstream({ mount }: Mounting, { system, zone }: UpstreamOptions): void {
  const refuseOwn = (ClientsID: number) => {
    if (system.upstreamOf(ClientsID) === undefined) throw new Refusal('upstream_none')
  }

  mount(getMirror, async ({ principal: { ClientsID }, now, read }) => {
    refuseOwn(ClientsID)
    return json(await read((tx) => readMirror(tx, { system, ClientsID, now, zone })))
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
