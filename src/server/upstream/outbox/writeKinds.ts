import { createKind } from './createKind'
import { heldKind } from './heldKind'
import type { KindOfWrite } from './kindOfWrite'
import type { WriteKind } from './writeRows'

export const writeKinds: Record<WriteKind, KindOfWrite> = {
  createEvent: createKind,
  holdEvent: heldKind,
}
