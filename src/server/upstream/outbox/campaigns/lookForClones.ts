import type { CampaignClone } from '@/contract/campaign/campaigns'
import type { Tx } from '../../../db/transaction'
import type { StoredWrite } from '../../../http/upstreamWrites'
import type { Search } from '../search'
import { doneWrites } from '../writeRows'
import { finishClone } from './cloneKind'
import { matchByName } from './matchByName'

const kinds = ['cloneCampaign'] as const

const nameOf = ({ request }: StoredWrite): string =>
  // Written by the outbox from a CampaignClone.
  (JSON.parse(request) as CampaignClone).destination

/** Campaigns of these names that are listed now. */
const readNamed = (tx: Tx, names: readonly string[]) =>
  tx
    .selectFrom('dialler_campaigns')
    .select(['id as ID', 'name as Name'])
    .where('name', 'in', names)
    .where('not_listed_since', 'is', null)
    .orderBy('id')
    .execute()

/** A clone is the campaign of its name with a greater ID than the last one known before. */
export const cloneSearch: Search = {
  kinds,
  list: 'campaign',

  verdicts: async (tx, sought) => {
    const found = await readNamed(
      tx,
      sought.map(({ write }) => nameOf(write)),
    )
    const done = await doneWrites(
      tx,
      kinds,
      found.map(({ ID }) => ID),
    )
    const taken = new Set(done.map(({ record_id }) => record_id))
    const free = found.filter(({ ID }) => !taken.has(ID))
    return matchByName(
      sought.map(({ write, isWaiting }) => ({
        id: write.id,
        Name: nameOf(write),
        lastKnownID: write.last_known_id,
        isWaiting,
      })),
      free,
    )
  },

  finish: finishClone,
}
