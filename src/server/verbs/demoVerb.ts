import { sql } from 'kysely'
import type { AcdEvent } from '@/contract/event/events'
import { commandLine } from '../audit/author'
import { recordAudit } from '../audit/recordAudit'
import { ensureClient } from '../auth/clients'
import type { Tx } from '../db/transaction'
import { type DemoAccount, demoData } from '../demo/demoData'
import { demoEvents } from '../demo/events'
import { loadPeople } from '../demo/loadDemo'
import { readStamps } from '../transfer/readStamp'
import { upsertEvents } from '../transfer/upsertEvents'
import { importRefusal } from '../upstream/importRefusal'
import { formatCount } from './formatCount'
import { exitCode, type Verb } from './verb'

const batchSize = 1000
const lastId = 2_000_000_000

/**
 * Takes a run of IDs off the counter, behind those of this client account, so that events that
 * others create meanwhile get other ones.
 */
async function reserveIds(tx: Tx, count: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`SELECT setval('acd_events_ids', ${count}::bigint +
    greatest(CASE WHEN is_called THEN last_value ELSE 0 END,
    (SELECT max(id) FROM acd_events WHERE id <= ${lastId}))) AS last
    FROM acd_events_ids`.execute(tx)
  return (rows[0]?.last ?? count) - count + 1
}

function* inBatches(events: Iterable<AcdEvent>): Generator<AcdEvent[]> {
  let batch: AcdEvent[] = []
  for (const event of events) {
    batch.push(event)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function demoAccount(settings: Parameters<typeof demoData>[0], ClientsID: number): DemoAccount {
  const [account] = demoData(settings)
  if (!account) throw new Error('The demo data have no client account')
  return { ...account, ClientsID }
}

/** Believable events of any number, for a client account with or without groups of its own. */
export const demoVerb: Verb = async ({ db, config, now }, { client, events, seed }, io) => {
  const [ClientsID, count] = [Number(client), Number(events)]
  const refusal = importRefusal(config.upstream, ClientsID)
  if (refusal !== undefined) {
    await io.err(`${refusal}\n`)
    return exitCode.failed
  }
  const settings = { seed: Number(seed), now, zone: config.zone }
  const account = demoAccount(settings, ClientsID)
  await ensureClient(db, ClientsID)
  const firstId = await db.asAccount(ClientsID, async (tx) => {
    await loadPeople(tx, account, config.zone)
    return reserveIds(tx, count)
  })
  const made = demoEvents({ ...settings, ...account, count, firstId })
  const instantOf = readStamps(config.zone)
  const after = { events: count, seed: Number(seed), firstId }
  const begun = { action: 'events.demo', id: null, after } as const
  let done = 0
  try {
    for (const batch of inBatches(made)) {
      await db.asAccount(ClientsID, async (tx) => {
        await upsertEvents(tx, ClientsID, batch, instantOf)
        if (done === 0) await recordAudit(tx, commandLine(ClientsID), begun)
      })
      done += batch.length
      await io.progress(done)
    }
    await db.analyze()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const kept = `${formatCount(done)} of ${formatCount(count)} events were added and are kept`
    await io.err(`The demo stopped: ${reason}\n${kept}.\n`)
    return exitCode.failed
  }
  await io.err(`${formatCount(done)} events were added to client ${ClientsID}.\n`)
  return 0
}
