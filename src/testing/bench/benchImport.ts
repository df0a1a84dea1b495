import { importEvents } from '@/server/transfer/importEvents'
import type { Caller } from './caller'
import { listsBeside } from './listsBeside'
import { say } from './measure'
import type { BenchDatabase } from './places'

const ordinary = 5_000
const long = 100
const longText = 100_000
const firstId = 500_000_000

const record = (ID: number, body: string) => ({
  ID,
  AcdGroupsID: 235,
  AcdEventTypesID: 5,
  AcdEventStatusID: 20,
  Sender: `a${ID % 1000}@example.com`,
  Subject: `Imported ${ID}`,
  dtCreated: '2026-11-01T10:00:00.000',
  EventData: `<eventData><urls></urls><body html="true">${body}</body></eventData>`,
})

/** Different words in each: what an index of them finds hardest. */
function wordsOf(seed: number, length: number): string {
  const words: string[] = []
  let state = seed
  for (let size = 0; size < length; size += words.at(-1)?.length ?? 1) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    words.push(`${state.toString(36)} `)
  }
  return words.join('')
}

async function* lines(count: number, from: number, length: number) {
  for (let place = 0; place < count; place += 1) {
    yield Buffer.from(`${JSON.stringify(record(from + place, wordsOf(place + 1, length)))}\n`)
  }
}

/** A list beside an import: of ordinary events with the statistics at its end, and of long texts. */
export async function benchImport(
  { db }: BenchDatabase,
  caller: Caller,
  zone: string,
): Promise<void> {
  const importing = (input: AsyncIterable<Uint8Array>, source: string) => () =>
    importEvents({
      db,
      ClientsID: 1,
      zone,
      input,
      source,
      onBad: async (place, reason) => say(`${place}: ${reason}`),
      onProgress: async () => undefined,
    })
  const plain = lines(ordinary, firstId, 200)
  await listsBeside(caller, `an import of ${ordinary} events`, importing(plain, 'bench plain'))
  const texts = lines(long, firstId + ordinary, longText)
  await listsBeside(caller, `an import of ${long} texts of 100 KB`, importing(texts, 'bench long'))
  await listsBeside(caller, 'fresh statistics', db.analyze)
}
