import { cloneKind } from './cloneKind'
import { createKind } from './createKind'
import { deleteCampaignKind } from './deleteCampaignKind'
import { heldKind } from './heldKind'
import type { KindOfWrite } from './kindOfWrite'
import type { WriteKind } from './writeRows'

export const writeKinds: Record<WriteKind, KindOfWrite> = {
  createEvent: createKind,
  holdEvent: heldKind,
  cloneCampaign: cloneKind,
  deleteCampaign: deleteCampaignKind,
}
