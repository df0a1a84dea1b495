import { getWork, listPausedMembers, setPause, takeNextEvent } from '@/contract/work'
import { recordAudit } from '../../audit/recordAudit'
import type { Mounting } from '../../http/call'
import { Refusal } from '../../http/refusal'
import { done, json, short } from '../../http/reply'
import type { ListOptions } from '../../list/listing'
import { pausedMembers, storePause } from './pauses'
import { workReader } from './readWork'
import { takeNextIn } from './takeNext'

export function mountWork({ mount, mountBatched }: Mounting, options: ListOptions): void {
  const { zone } = options
  const readWork = workReader(options)

  mount(getWork, ({ principal, now, read }) =>
    read(async (tx) => json(await readWork(tx, { principal, now }))),
  )

  mountBatched(takeNextEvent, {
    maxItems: 100,
    work: async (tx, calls) =>
      (await takeNextIn(tx, zone, calls)).map((answer) =>
        answer instanceof Refusal ? answer : short(answer === undefined ? [] : [answer]),
      ),
  })

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
