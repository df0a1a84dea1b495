import type { WholeCampaign } from '@/contract/campaign/campaignStories'
import { settingKeys } from '../campaignSettings'

/** What one saw before: from a list the settings alone. */
export type SeenBefore = Pick<WholeCampaign, 'campaign'> & Partial<WholeCampaign>

type Change = { key: string; before: unknown; after: unknown }

/** What is different from what one saw: settings, and whether the codes or contacts are. */
export function changesSince(before: SeenBefore, after: WholeCampaign) {
  const settings: Change[] = settingKeys
    .filter((key) => before.campaign[key] !== after.campaign[key])
    .map((key) => ({ key, before: before.campaign[key], after: after.campaign[key] }))
  const areCodesChanged =
    before.resultCodes !== undefined &&
    JSON.stringify(before.resultCodes) !== JSON.stringify(after.resultCodes)
  const contacts =
    before.nContacts !== undefined && before.nContacts !== after.nContacts
      ? { before: before.nContacts, after: after.nContacts }
      : undefined
  const isAny = settings.length > 0 || areCodesChanged || contacts !== undefined
  return isAny ? { settings, areCodesChanged, contacts } : undefined
}
