import type { Logger } from 'pino'
import { wallStamp } from '@/contract/values/zone'
import type { Db } from '../../db/open'
import type { Tx } from '../../db/transaction'
import type { Look } from '../../http/upstreamLooks'
import type { UpstreamSettings } from '../../settings/upstreamSettings'
import { readStamps } from '../../transfer/readStamp'
import { contactKind } from '../kinds/contactKind'
import { readOneRecord } from '../readOne'
import { storePiece } from '../storePiece'
import type { SystemOfRecord } from '../systemOfRecord'
import { unlist } from '../unlist'
import { faultName, UpstreamFault } from '../upstreamFault'
import type { UpstreamLimits } from '../upstreamRequest'
import { flights } from './flights'

export type LookParts = {
  db: Db
  system: Pick<SystemOfRecord, 'upstreamOf'>
  clock: () => number
  zone: string
  log: Logger
  limits?: UpstreamLimits | undefined
}

/** The same contact is asked for at most so often. */
const everyMs = 5000
/** How long its answer is waited for. */
const patienceMs = 3000
/** Of so many contacts it is remembered what the last answer was. */
const maxRemembered = 1000

type Told = Pick<Look, 'asOf' | 'state'>

/** To remove what is not there would be told as a change of all contacts. */
const isKept = async (tx: Tx, ID: number): Promise<boolean> => {
  const contact = tx.selectFrom('dialler_contacts').select('id').where('id', '=', ID)
  return (await contact.executeTakeFirst()) !== undefined
}

/** Contacts by themselves, as they were asked for last by this process. */
export function lookAtContact(
  { db, system, clock, zone, log, limits }: LookParts,
  signal: AbortSignal,
) {
  const askings = flights(clock)
  const remembered = new Map<string, Told & { at: number }>()
  const moments = {
    instantOf: readStamps(zone),
    stampOf: (instant: number) => wallStamp(instant, zone),
  }

  function remember(key: string, at: number, told: Told): void {
    remembered.delete(key)
    remembered.set(key, { ...told, at })
    const [oldest] = remembered.keys()
    if (remembered.size > maxRemembered && oldest !== undefined) remembered.delete(oldest)
  }

  /** Asks for it and stores what is said; whether that tells of it. */
  async function ask(upstream: UpstreamSettings, ClientsID: number, ID: number): Promise<Told> {
    const begun = clock()
    const kind = contactKind
    const one = await readOneRecord(upstream, ClientsID, kind, ID, { signal, limits })
    if (one === 'unknown') return { asOf: null, state: 'broken' }
    await db.asAccount(ClientsID, async (tx) => {
      if (one === 'none') {
        if (await isKept(tx, ID)) await unlist(tx, kind, [ID], clock())
        return
      }
      const piece = { ...moments, ClientsID, kind, records: [one.record], begun }
      await storePiece(tx, { ...piece, now: clock(), isFirst: false, isAlone: true })
    })
    return { asOf: begun, state: 'whole' }
  }

  return async (ClientsID: number, ID: number): Promise<Look | undefined> => {
    const upstream = system.upstreamOf(ClientsID)
    if (!upstream) return undefined
    const key = `${ClientsID} ${ID}`
    const former = remembered.get(key)
    if (former === undefined || clock() - former.at >= everyMs) {
      askings.begin(key, async () => {
        try {
          remember(key, clock(), await ask(upstream, ClientsID, ID))
        } catch (error) {
          const fault = error instanceof UpstreamFault ? error : undefined
          if (!fault && !signal.aborted) log.error({ err: error, ClientsID }, 'a look at a contact')
          remember(key, clock(), { asOf: null, state: faultName(fault) ?? 'broken' })
        }
      })
    }
    await askings.wait(key, patienceMs)
    const { asOf = null, state = 'reading' } = remembered.get(key) ?? {}
    return { host: upstream.host, asOf, state }
  }
}
