import { createHash } from 'node:crypto'
import { wallStamp } from '@/contract/values/zone'
import type { Tx } from '../../db/transaction'
import { readStamps } from '../../transfer/readStamp'
import { type CodeLanguage, codeIn, codeKind, codeLanguages } from '../kinds/codeKind'
import { noteMissing } from '../missing'
import { idSet } from '../read/idSet'
import type { ListReaderParts } from '../read/listReader'
import { openList } from '../read/openList'
import type { ListedRecord } from '../read/readList'
import { namelessOf, rejectUnread } from '../rejected'
import { storePiece } from '../storePiece'
import type { StoredRow } from '../storeRecords'
import { type Understood, understand } from '../understand'
import { unlist } from '../unlist'
import { UpstreamFault } from '../upstreamFault'

/** More text than this is not the result codes of a campaign. */
const longestText = 64 * 1024 * 1024

type Codes = { records: ListedRecord[]; fault: UpstreamFault | undefined }

/** The result codes of a campaign in one language, as far as they came. */
async function readLanguage(
  { upstream, ClientsID, signal, limits }: ListReaderParts,
  DiallerCampaignsID: number,
  language: CodeLanguage,
): Promise<Codes> {
  const path = `/dialler/campaigns/campaign/${DiallerCampaignsID}/resultCodes`
  const query = { languagesID: String(language) }
  const list = openList({ upstream, ClientsID, path, query, signal, limits })
  const records: ListedRecord[] = []
  let length = 0
  for (;;) {
    const next = await list.next()
    if (next.done) return { records, fault: next.value.isWhole ? undefined : next.value.fault }
    records.push(...next.value)
    length += next.value.reduce((sum, { text }) => sum + text.length, 0)
    if (length <= longestText) continue
    await list.return({ isWhole: false, fault: tooLong(upstream.host) })
    return { records: [], fault: tooLong(upstream.host) }
  }
}
const tooLong = (host: string) => new UpstreamFault('broken', `${host} answered more than 64 MiB`)

/** A code as it is told in both languages; undefined where it was not told in one. */
type BothTold = Record<CodeLanguage, ListedRecord | undefined>

const byID = (records: readonly ListedRecord[]) =>
  new Map(
    records.flatMap((record): [number, ListedRecord][] =>
      record.ID === undefined ? [] : [[record.ID, record]],
    ),
  )

/** What both say of a code is one record, which differs where one of them does. */
function joined(ID: number, told: BothTold): ListedRecord {
  const [fault] = codeLanguages.flatMap((language) => told[language]?.fault ?? [])
  const text = codeLanguages.map((language) => told[language]?.text ?? '').join('\n')
  return { ID, text, value: { ID }, ...(fault === undefined ? {} : { fault }) }
}

type Moments = Pick<Parameters<typeof understand>[0], 'instantOf' | 'stampOf'>

/** One row of what both languages say; it takes what is the same in both from the first. */
function understandBoth(moments: Moments, told: BothTold, text: string): Understood<StoredRow> {
  const hash = createHash('md5').update(text).digest()
  const read = codeLanguages.map((language) => {
    const record = told[language]
    return record && understand({ ...moments, kind: codeIn(language) }, record)
  })
  const [english, german] = read
  if (!english || !german) return { reason: 'is not told in both languages', hash }
  if ('reason' in english) return { reason: english.reason, hash }
  if ('reason' in german) return { reason: german.reason, hash }
  const { upstream_text: upstream_text_en, ...same } = english.row
  const { upstream_text: upstream_text_de, content_de } = german.row
  return { row: { ...same, content_de, upstream_text_en, upstream_text_de }, hash }
}

type Reading = { DiallerCampaignsID: number; begun: number; languages: readonly Codes[] }

async function store(
  tx: Tx,
  { ClientsID, clock, zone }: ListReaderParts,
  { DiallerCampaignsID, begun, languages }: Reading,
): Promise<void> {
  const [english, german] = languages.map(({ records }) => byID(records))
  const told = (ID: number): BothTold => ({ 1: english?.get(ID), 2: german?.get(ID) })
  const IDs = [...new Set([...(english?.keys() ?? []), ...(german?.keys() ?? [])])]
  const isWhole = languages.every(({ fault }) => fault === undefined)
  const isTold = (ID: number) => isWhole || codeLanguages.every((one) => told(ID)[one])
  const records = IDs.filter(isTold).map((ID) => joined(ID, told(ID)))
  const now = clock()
  const at = { ClientsID, kind: codeKind, now, DiallerCampaignsID }
  const moments = {
    instantOf: readStamps(zone),
    stampOf: (instant: number) => wallStamp(instant, zone),
  }
  const understood = ({ ID = 0, text }: ListedRecord) => understandBoth(moments, told(ID), text)
  const readable = records.filter(({ fault }) => fault === undefined)
  const piece = { ...at, ...moments, records: readable, begun, isFirst: false, understood }
  await storePiece(tx, piece)
  const all = languages.flatMap((one) => one.records)
  const unread = [...records, ...all.filter(({ ID }) => ID === undefined)]
  await rejectUnread(tx, { ...at, records: unread })
  if (!isWhole) return
  const ids = idSet()
  for (const ID of IDs) ids.add(ID)
  const nameless = new Set(namelessOf(all))
  // No call answers a code by itself: two whole lists without it are all that can be known.
  await unlist(tx, codeKind, await noteMissing(tx, { ...at, ids, nameless, begun }), now)
}

/** Reads a campaign's result codes in both languages; answers with what kept them from being whole. */
export async function readCodes(
  parts: ListReaderParts,
  DiallerCampaignsID: number,
): Promise<UpstreamFault | undefined> {
  const begun = parts.clock()
  const languages: Codes[] = []
  for (const language of codeLanguages) {
    languages.push(await readLanguage(parts, DiallerCampaignsID, language))
  }
  await parts.db.asAccount(parts.ClientsID, async (tx) => {
    await parts.hold(tx)
    await store(tx, parts, { DiallerCampaignsID, begun, languages })
  })
  return languages.find(({ fault }) => fault !== undefined)?.fault
}
