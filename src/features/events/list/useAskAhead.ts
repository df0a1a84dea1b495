import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { snapshotEventQueries } from '@/client/snapshotEvents'
import { askedBy } from '@/contract/event/eventSearch'
import { type Intent, intentOf } from '../intent/intentOf'
import type { ListSettings } from '../listSettings'
import { readFilter } from './filter/filterTerms'

export type WantedList = Pick<ListSettings, 'filter' | 'sort'> & { at?: string | undefined }
export type AskAhead = (wanted: WantedList) => void

/** What a list asks first; undefined where its filter cannot be read. */
const firstOf = (wanted: WantedList) =>
  readFilter(wanted.filter).mistake ? undefined : snapshotEventQueries.present(askedBy(wanted))

/** What a press that leads to a list would ask. */
export function listIntent(wanted: WantedList): Intent | undefined {
  const first = firstOf(wanted)
  return first && intentOf(first)
}

/**
 * Asks for a list in the task of the press or the letter that leads to it, before anything is drawn.
 * The list then finds its own question under way.
 */
export function useAskAhead(): AskAhead {
  const client = useQueryClient()
  return useCallback(
    (wanted) => {
      const first = firstOf(wanted)
      if (first) void client.prefetchQuery(first)
    },
    [client],
  )
}
