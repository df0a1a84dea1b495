import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { snapshotEventQueries } from '@/client/snapshotEvents'
import { askedBy } from '@/contract/event/eventSearch'
import type { ListSettings } from '../listSettings'
import { readFilter } from './filter/filterTerms'

export type AskAhead = (wanted: Pick<ListSettings, 'filter' | 'sort'>) => void

/**
 * Asks for a list in the task of the press or the letter that leads to it, before anything is drawn.
 * The list then finds its own question under way.
 */
export function useAskAhead(): AskAhead {
  const client = useQueryClient()
  return useCallback(
    (wanted) => {
      if (readFilter(wanted.filter).mistake) return
      void client.prefetchQuery(snapshotEventQueries.present(askedBy(wanted)))
    },
    [client],
  )
}
