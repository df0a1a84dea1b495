import { ownerOf } from '../../db/scope'
import { type HeldOutcome, settle } from '../../held/heldRepository'
import { Refusal } from '../../http/refusal'
import type { StoredWrite } from '../../http/upstreamWrites'
import { createKind } from './createKind'
import type { CreateMark } from './createWrites'
import type { KindOfWrite } from './kindOfWrite'
import { outcomeOf } from './writeOutcome'

type HeldMark = CreateMark & { owner: string }

function outcome(write: StoredWrite, host: string, records: readonly string[]): HeldOutcome {
  if (write.state === 'done') return { state: 'created', answer: write.answer ?? '' }
  const told = outcomeOf(write, host, records)
  const answer = told instanceof Refusal ? JSON.stringify(told.body()) : (write.answer ?? '')
  const isOpen = write.state === 'unclear' || write.state === 'several'
  return { state: isOpen ? 'unclear' : 'failed', answer }
}

/** A create that was held here until its time came: what becomes of it is kept with it. */
export const heldKind: KindOfWrite = {
  ...createKind,

  prepare: async (tx, principal, request, zone) => {
    const { mark, lastKnownID } = await createKind.prepare(tx, principal, request, zone)
    return { mark: { ...Object(mark), owner: ownerOf(principal) }, lastKnownID }
  },

  settled: async (tx, write, { host, zone }) => {
    const { owner }: HeldMark = JSON.parse(write.mark)
    const records = await createKind.candidates(tx, write.candidates, zone)
    await settle(tx, { owner, key: write.key ?? '' }, outcome(write, host, records))
  },
}
