import type { AcdEvent } from '@/contract/events'
import { commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { ensureClient } from '../auth/clients'
import { demoData } from '../demo/demoData'
import { demoEvents } from '../demo/events'
import { loadPeople } from '../demo/loadDemo'
import { readStamps } from '../transfer/readStamp'
import { storeEvents } from '../transfer/storeEvents'
import { formatCount } from './formatCount'
import type { Verb } from './verb'

const batchSize = 1000

/** Believable events of any number, for a client account with or without groups of its own. */
export const demoVerb: Verb = async ({ db, config, now }, { client, events, seed }, io) => {
  const ClientsID = Number(client)
  const settings = { seed: Number(seed), now, zone: config.zone }
  await ensureClient(db, ClientsID)
  const [account] = demoData(settings)
  if (!account) throw new Error('The demo data hold an account')
  const firstId = await db.asTenant(ClientsID, async (tx) => {
    await loadPeople(tx, { ...account, ClientsID }, config.zone)
    const { fn } = tx
    const last = await tx.selectFrom('acd_events').select(fn.max('id').as('id')).executeTakeFirst()
    return (last?.id ?? 0) + 1
  })
  const groups = account.groups.filter(({ AcdGroupTypesID }) => AcdGroupTypesID !== 2)
  const made = demoEvents({
    ...settings,
    groups,
    users: account.users,
    count: Number(events),
    firstId,
  })
  const instantOf = readStamps(config.zone)
  let batch: AcdEvent[] = []
  let done = 0
  const flush = async () => {
    const piece = batch
    batch = []
    const after = { events: Number(events), seed: Number(seed), firstId }
    await db.asTenant(ClientsID, async (tx) => {
      await storeEvents(tx, ClientsID, piece, instantOf)
      const begun = { action: 'events.demo', id: null, after } as const
      if (done === 0) await recordAudit(tx, commandLine(ClientsID), begun)
    })
    done += piece.length
    await io.progress(done)
  }
  for (const event of made) {
    batch.push(event)
    if (batch.length === batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  await db.analyze()
  await io.err(`${formatCount(done)} events were added to client ${ClientsID}.\n`)
  return 0
}
