import { cloneSearch } from './campaigns/lookForClones'
import { createSearch } from './lookForCreates'
import type { Search } from './search'

export const searches: readonly Search[] = [createSearch, cloneSearch]
