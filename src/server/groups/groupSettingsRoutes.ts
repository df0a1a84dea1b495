import { type Fault, faultText } from '@/contract/fault'
import {
  type GroupSettings,
  getGroupSettings,
  listGroupSummaries,
  type SettingsChange,
  setGroupSettings,
} from '@/contract/groupSettings'
import { changes } from '../audit/changes'
import { recordAudit } from '../audit/recordAudit'
import type { Tx } from '../db/transaction'
import type { Mounting } from '../http/call'
import { etagOf } from '../http/etag'
import { faulty, Refusal } from '../http/refusal'
import { json, short } from '../http/reply'
import { tagged } from '../list/tagged'
import { actAs } from '../milestones/actAs'
import {
  readGroupSettings,
  type StoredSettings,
  storeSettings,
  wholeSettings,
} from './groupSettings'
import { groupSummaries } from './groupSummaries'

const answer = (settings: StoredSettings, etag?: string) => ({
  ...json({ ...settings, status: 200 } satisfies GroupSettings),
  ...(etag === undefined ? {} : { etag }),
})

/** Two changes of one group take turns; creates of its events go on meanwhile. */
async function requireGroup(tx: Tx, AcdGroupsID: number, isLocked: boolean): Promise<void> {
  const group = tx.selectFrom('acd_groups').select('id').where('id', '=', AcdGroupsID)
  const found = await (isLocked ? group.forNoKeyUpdate() : group).executeTakeFirst()
  if (!found) throw new Refusal('acd_group_not_found')
}

/** Users whom the client account does not have; they stay there until the members are stored. */
async function memberFaults(tx: Tx, { members = [] }: SettingsChange): Promise<Fault[]> {
  if (members.length === 0) return []
  const users = await tx
    .selectFrom('users')
    .select('id')
    .where(
      'id',
      'in',
      members.map(({ UsersID }) => UsersID),
    )
    .execute()
  const known = new Set(users.map(({ id }) => id))
  return members.flatMap(({ UsersID }, place) =>
    known.has(UsersID)
      ? []
      : [{ path: `members.${place}.UsersID`, message: faultText('unknown_user') }],
  )
}

/** What the audit log keeps. */
const kept = ({ version, ...settings }: StoredSettings) => settings

export function mountGroupSettings({ mount }: Mounting, zone: string): void {
  mount(listGroupSummaries, ({ now, read }) =>
    read(async (tx) =>
      short((await groupSummaries(tx, now, zone)).map((one) => JSON.stringify(one))),
    ),
  )

  mount(getGroupSettings, (call) => {
    const { AcdGroupsID } = call.params
    return tagged(call, {
      tables: ['acd_group_settings', 'acd_groups'],
      tagAt: (version) => etagOf('group settings', call.principal.ClientsID, AcdGroupsID, version),
      make: async (tx, etag) => {
        await requireGroup(tx, AcdGroupsID, false)
        return answer(await readGroupSettings(tx, AcdGroupsID), etag)
      },
    })
  })

  mount(setGroupSettings, ({ params: { AcdGroupsID }, body, principal, now, transaction }) =>
    transaction(async (tx) => {
      await requireGroup(tx, AcdGroupsID, true)
      const faults = await memberFaults(tx, body)
      if (faults.length > 0) throw faulty(...faults)
      const before = await readGroupSettings(tx, AcdGroupsID)
      if ((body.version ?? before.version) !== before.version) {
        throw new Refusal('group_settings_changed')
      }
      const after = wholeSettings(body, before)
      const difference = changes(kept(before), kept(after))
      if (Object.keys(difference.after).length === 0) return answer(before)
      await actAs(tx, { UsersID: principal.UsersID, now })
      await storeSettings(tx, principal.ClientsID, AcdGroupsID, after)
      const stored = await readGroupSettings(tx, AcdGroupsID)
      const entry = { action: 'group.change', id: AcdGroupsID, ...difference } as const
      await recordAudit(tx, { principal, now }, entry)
      return answer(stored)
    }),
  )
}
