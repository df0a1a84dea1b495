import { findGroups, getGroup, listGroups } from '@/contract/groups'
import { foldedContains } from '../filter/like'
import type { Mounting } from '../http/call'
import { found, recordById, recordsWhere } from '../list/find'
import type { Listing } from '../list/listing'
import { mountGroupSettings } from './groupSettingsRoutes'
import { groupSource as source } from './groupSource'

export function mountGroups(mounting: Mounting, list: Listing, zone: string): void {
  const { mount } = mounting
  mountGroupSettings(mounting, zone)
  mount(listGroups, (call) => list(call, source))

  mount(findGroups, (call) => {
    const { name } = call.query
    return found(call, source, `name ${name}`, (tx) =>
      recordsWhere(tx, source, foldedContains('name_fold', name)),
    )
  })

  mount(getGroup, (call) => {
    const { AcdGroupsID } = call.params
    return found(call, source, `group ${AcdGroupsID}`, async (tx) => [
      await recordById(tx, source, AcdGroupsID, 'acd_group_not_found'),
    ])
  })
}
