import { getWork, listPausedMembers, setPause, takeNextEvent } from '@/contract/work'
import { recordAudit } from '../../audit/recordAudit'
import type { Db } from '../../db/open'
import type { Mounting } from '../../http/call'
import { Refusal } from '../../http/refusal'
import { done, json, short } from '../../http/reply'
import type { ListOptions } from '../../list/listing'
import { pausedMembers, storePause } from './pauses'
import { workReader } from './readWork'
import { takeNextIn, takeNextInBatches } from './takeNext'

const shortOfOne = (record: string | undefined) => short(record === undefined ? [] : [record])

export function mountWork({ mount }: Mounting, db: Db, options: ListOptions): void {
  const { zone } = options
  const takeNext = takeNextInBatches(db, zone)
  const readWork = workReader(options)

  mount(getWork, ({ principal, now, read }) =>
    read(async (tx) => json(await readWork(tx, { principal, now }))),
  )

  mount(takeNextEvent, ({ principal, now, transaction }) =>
    transaction(
      async (tx) => {
        const [answer] = await takeNextIn(tx, zone, [{ principal, now }])
        if (answer instanceof Refusal) throw answer
        return shortOfOne(answer)
      },
      async () => shortOfOne(await takeNext({ principal, now })),
    ),
  )

  mount(setPause, ({ body: { bPaused }, principal, now, transaction }) =>
    transaction(async (tx) => {
      const { UsersID } = principal
      const before = await storePause(tx, UsersID, bPaused)
      if (before === bPaused) return done
      const difference = { before: { bPaused: before }, after: { bPaused } }
      const entry = { action: 'person.pause', id: UsersID, ...difference } as const
      await recordAudit(tx, { principal, now }, entry)
      return done
    }),
  )

  mount(listPausedMembers, ({ params: { AcdGroupsID }, read }) =>
    read(async (tx) => {
      const members = await pausedMembers(tx, AcdGroupsID)
      return short(members.map((UsersID) => JSON.stringify({ UsersID })))
    }),
  )
}
