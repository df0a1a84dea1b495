/** What becomes of a call on its way. Of those that never answer, the connection is closed. */
export type Injury =
  /** The answer ends after so much of it, from 0 to 1. */
  | { is: 'cut'; after: number }
  | { is: 'empty' }
  /** Closed JSON with fewer records than `count` says. */
  | { is: 'truncated' }
  /** Closed JSON with fewer records, and `count` says the same. */
  | { is: 'shrunk'; left: number }
  | { is: 'miscounted' }
  /** One record stands there twice, and is counted twice. */
  | { is: 'doubled' }
  | { is: 'disordered' }
  /** The records are of another shape. */
  | { is: 'other schema' }
  /** One record is no JSON; where it ends can be told. */
  | { is: 'unreadable'; at: number }
  | { is: 'key more' }
  | { is: 'key less'; key: string }
  /** An answer of its own in place of the upstream's, which is not asked. */
  | { is: 'refused'; status: number; headers?: Record<string, string>; body?: string }
  | { is: 'slow'; ms: number }
  /** What was asked is done; nobody is told. */
  | { is: 'answer lost' }
  /** What was asked is done so much later; the connection ends at once. */
  | { is: 'done late'; ms: number }
  /** What was asked never arrives. */
  | { is: 'request lost' }
  /** It is done, and the answer does not come for as long as the connection is open. */
  | { is: 'silent' }

type InjuryName = Injury['is']

type Envelope = { records?: Record<string, unknown>[]; count?: number }

const records: Partial<Record<InjuryName, (all: Envelope, injury: Injury) => Envelope>> = {
  truncated: (all) => ({ ...all, records: (all.records ?? []).slice(0, -1) }),
  miscounted: (all) => ({ ...all, count: (all.count ?? 0) + 1 }),
  shrunk: (all, injury) => {
    const left = (all.records ?? []).slice(0, injury.is === 'shrunk' ? injury.left : 0)
    return { ...all, records: left, count: left.length }
  },
  doubled: (all) => {
    const given = all.records ?? []
    const twice = [...given, ...given.slice(0, 1)]
    return { ...all, records: twice, count: twice.length }
  },
  disordered: (all) => ({ ...all, records: (all.records ?? []).toReversed() }),
  'other schema': (all) => ({
    ...all,
    records: (all.records ?? []).map((record) => ({ ...record, ID: `${record.ID}`, Subject: 5 })),
  }),
  'key more': (all) => ({
    ...all,
    records: (all.records ?? []).map((record) => ({ ...record, AddedLater: 'unknown here' })),
  }),
  'key less': (all, injury) => {
    const gone = injury.is === 'key less' ? injury.key : ''
    return {
      ...all,
      records: (all.records ?? []).map((record) =>
        Object.fromEntries(Object.entries(record).filter(([key]) => key !== gone)),
      ),
    }
  },
}

function unreadable(text: string, at: number): string {
  const { records = [], ...envelope }: Envelope = JSON.parse(text)
  const texts = records.map((record, place) =>
    place === at ? `{"Broken":nope,${JSON.stringify(record).slice(1)}` : JSON.stringify(record),
  )
  return `{"records":[${texts.join()}],${JSON.stringify(envelope).slice(1)}`
}

/** The text of a whole answer as it arrives with an injury. */
export function injured(text: string, injury: Injury): string {
  if (injury.is === 'empty') return ''
  if (injury.is === 'unreadable') return unreadable(text, injury.at)
  const change = records[injury.is]
  return change && text !== '' ? JSON.stringify(change(JSON.parse(text), injury)) : text
}

/** Of events, groups, users and campaigns: some may be null, and some never are. */
const keys = ['Subject', 'UserData', 'dtModified', 'Name', 'GroupNumber', 'UID', 'LastName', 'ID']

const reads: readonly ((random: (below: number) => number) => Injury)[] = [
  (random) => ({ is: 'cut', after: random(100) / 100 }),
  () => ({ is: 'empty' }),
  () => ({ is: 'truncated' }),
  () => ({ is: 'miscounted' }),
  () => ({ is: 'doubled' }),
  () => ({ is: 'disordered' }),
  () => ({ is: 'other schema' }),
  () => ({ is: 'key more' }),
  (random) => ({ is: 'key less', key: keys[random(keys.length)] ?? 'ID' }),
  () => ({ is: 'refused', status: 401 }),
  () => ({ is: 'refused', status: 500 }),
  () => ({ is: 'refused', status: 503, headers: { 'Retry-After': '1' } }),
  () => ({ is: 'request lost' }),
  () => ({ is: 'silent' }),
]

const writes: typeof reads = [
  (random) => ({ is: 'cut', after: random(100) / 100 }),
  () => ({ is: 'empty' }),
  () => ({ is: 'truncated' }),
  () => ({ is: 'miscounted' }),
  () => ({ is: 'doubled' }),
  () => ({ is: 'other schema' }),
  () => ({ is: 'key more' }),
  (random) => ({ is: 'key less', key: keys[random(keys.length)] ?? 'ID' }),
  () => ({ is: 'refused', status: 401 }),
  () => ({ is: 'refused', status: 500 }),
  () => ({ is: 'refused', status: 503, headers: { 'Retry-After': '1' } }),
  () => ({ is: 'silent' }),
  () => ({ is: 'answer lost' }),
  (random) => ({ is: 'done late', ms: random(400) }),
  () => ({ is: 'request lost' }),
]

/** An injury of a read or a write, by a seeded choice. */
export function anyInjury(method: string, random: (below: number) => number): Injury {
  const all = method === 'GET' ? reads : writes
  const make = all[random(all.length)]
  if (!make) throw new Error('The choice is below the number of injuries')
  return make(random)
}
