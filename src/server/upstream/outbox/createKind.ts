import type { NewEvent } from '@/contract/event/newEvent'
import { eventRecord } from '../../events/eventRecord'
import { eventKind } from '../kinds/recordKinds'
import { storeRecord } from '../storeRecord'
import { finishCreate, prepareCreate } from './createWrites'
import type { KindOfWrite } from './kindOfWrite'
import { onlyRecord } from './shortAnswer'

/** A create of the REST API or of an app. Its request is a NewEvent that was checked. */
export const createKind: KindOfWrite = {
  prepare: (tx, principal, request) => prepareCreate(tx, principal, request as NewEvent),

  callOf: ({ request }) => ({
    method: 'POST',
    path: '/acd/events/create',
    body: JSON.parse(request),
  }),

  take: async (tx, write, value, { now, zone }) => {
    const record = onlyRecord(value)
    if (!record) return undefined
    const { Result_, ...event } = record
    if (!(await storeRecord(tx, write.client_id, eventKind, event, { now, zone }))) return undefined
    const isUpdate = Result_ === 'UPDATED'
    const answer = await finishCreate(tx, write, { id: record.ID, isUpdate, now, zone })
    return { ID: record.ID, answer }
  },

  candidates: (tx, ids, zone) => Promise.all(ids.map((id) => eventRecord(tx, id, zone))),
}
