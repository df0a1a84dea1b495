import type { Work } from '@/contract/work'
import { m } from '@/messages'
import { formatStamp } from '@/ui/text/format'

/** Where nothing waits: what would come, and when. */
export const laterText = (later: Work['later']): string =>
  later?.dtRemind ? m.work.later(later.ID, formatStamp(later.dtRemind)) : m.work.nothing
