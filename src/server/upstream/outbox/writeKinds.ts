import { cloneKind } from './campaigns/cloneKind'
import { deleteCampaignKind } from './campaigns/deleteCampaignKind'
import { deleteContactKind, deleteContactsKind, importContactKind } from './contacts/contactKinds'
import { createKind } from './createKind'
import { heldKind } from './heldKind'
import type { KindOfWrite } from './kindOfWrite'
import type { WriteKind } from './writeRows'

export const writeKinds: Record<WriteKind, KindOfWrite> = {
  createEvent: createKind,
  holdEvent: heldKind,
  cloneCampaign: cloneKind,
  deleteCampaign: deleteCampaignKind,
  importContact: importContactKind,
  deleteContact: deleteContactKind,
  deleteContacts: deleteContactsKind,
}
