import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { Answer } from '@/contract/endpoint'
import {
  discardEventDraft,
  type EventDraft,
  listEventDrafts,
  saveEventDraft,
} from '@/contract/event/eventDrafts'
import { send } from './index'

export type SavedDraft = Answer<typeof listEventDrafts>['records'][number]
export type DraftSave = {
  key: string
  version: number
  draft: EventDraft
  save: string
  unanswered: string[]
  keepalive: boolean
}

/** What came with the page serves the form that it is for. */
const draftsFreshMs = 1000

export const eventDraftQueries = {
  /** Read again by each form, as another window may have changed them; a moment ago is now. */
  list: () =>
    queryOptions({
      queryKey: ['event drafts'] as const,
      queryFn: ({ signal }) => send(listEventDrafts, {}, { signal }),
      staleTime: draftsFreshMs,
      gcTime: draftsFreshMs,
    }),
}

export const eventDraftMutations = {
  save: () =>
    mutationOptions({
      mutationFn: async ({ key, keepalive, ...body }: DraftSave) => {
        const { records } = await send(
          saveEventDraft,
          { params: { key }, body },
          { keepalive, isRetried: true },
        )
        if (!records[0]) throw new Error('The server answered without a draft')
        return records[0]
      },
    }),
  discard: () =>
    mutationOptions({
      mutationFn: (key: string) => send(discardEventDraft, { params: { key } }),
      onMutate: async (key, { client }) => {
        const { queryKey } = eventDraftQueries.list()
        await client.cancelQueries({ queryKey })
        client.setQueryData(
          queryKey,
          (drafts) =>
            drafts && { ...drafts, records: drafts.records.filter((draft) => draft.key !== key) },
        )
      },
    }),
}
