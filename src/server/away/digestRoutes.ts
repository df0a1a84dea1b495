import { awayMinutes, type Digest, digestParts, getDigest, markSeen } from '@/contract/digest'
import { wallStamp } from '@/contract/values/zone'
import type { Mounting } from '../http/call'
import { done, json } from '../http/reply'
import type { ListOptions } from '../list/listing'
import { keptMs, readAt } from '../past/pastMinute'
import { readLastSeen, storeLastSeen } from './lastSeen'
import { readDigest } from './readDigest'

const minuteMs = 60_000

/** The minute in which somebody was last seen; undefined where that is not long enough ago. */
function awaySince(seen: number | undefined, now: number): number | undefined {
  if (seen === undefined || now - seen < awayMinutes * minuteMs) return undefined
  const kept = Math.max(seen, now - keptMs + minuteMs)
  return kept - (kept % minuteMs)
}

export function mountDigest({ mount }: Mounting, settings: ListOptions): void {
  const { zone } = settings

  mount(getDigest, ({ principal, now, query, read }) => {
    const asked = query.since === undefined ? undefined : readAt(query.since, { now, zone })
    const context = { ...settings, principal, now }
    return read(async (tx) => {
      const since = asked ?? awaySince(await readLastSeen(tx, principal), now)
      const stamp = since === undefined ? null : wallStamp(since, zone)
      const groups = stamp === null ? [] : await readDigest(tx, stamp.slice(0, 16), context)
      const [opened, closed, overdue] = digestParts.map((part) =>
        groups.reduce((sum, group) => sum + group[part], 0),
      )
      return json({
        since: stamp,
        asOf: wallStamp(now, zone),
        new: opened ?? 0,
        closed: closed ?? 0,
        overdue: overdue ?? 0,
        groups,
        status: 200,
      } satisfies Digest)
    })
  })

  mount(markSeen, async ({ principal, now, read }) => {
    await read((tx) => storeLastSeen(tx, principal, now))
    return done
  })
}
