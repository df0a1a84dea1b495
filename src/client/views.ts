import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import {
  createView,
  deleteView,
  getViewCounts,
  listViews,
  type NewView,
  type SavedView,
  updateView,
  type ViewChange,
} from '@/contract/views'
import { send } from './index'
import { invalidate } from './invalidate'

const params = (ID: number) => ({ ViewsID: String(ID) })

function only(records: SavedView[]): SavedView {
  const [view] = records
  if (!view) throw new Error('The server answered without a view')
  return view
}

export const viewQueries = {
  all: () => ['views'] as const,
  /** The principal's own views and the shared ones. */
  list: () =>
    queryOptions({
      queryKey: viewQueries.all(),
      queryFn: async ({ signal }) => (await send(listViews, {}, { signal })).records,
    }),
  /** How many events each view holds, as of a snapshot; the former numbers until they are there. */
  counts: (views: readonly string[], asOf: string | undefined) =>
    queryOptions({
      queryKey: [...viewQueries.all(), 'counts', views, asOf] as const,
      queryFn: ({ signal }) =>
        send(getViewCounts, { query: { views: views.join(','), asOf } }, { signal }),
      staleTime: 'static',
      gcTime: 60_000,
      placeholderData: keepPreviousData,
    }),
}

export const viewMutations = {
  create: () =>
    mutationOptions({
      mutationFn: async (view: NewView) => only((await send(createView, { body: view })).records),
      onSuccess: (_view, _asked, _memo, { client }) => invalidate(client, viewQueries.all()),
    }),
  /** Refused when somebody changed the view since `version`. */
  update: () =>
    mutationOptions({
      mutationFn: async ({ ID, view }: { ID: number; view: ViewChange }) =>
        only((await send(updateView, { params: params(ID), body: view })).records),
      onSettled: (_view, _problem, _asked, _memo, { client }) =>
        invalidate(client, viewQueries.all()),
    }),
  remove: () =>
    mutationOptions({
      mutationFn: (ID: number) => send(deleteView, { params: params(ID) }),
      onSettled: (_done, _problem, _asked, _memo, { client }) =>
        invalidate(client, viewQueries.all()),
    }),
}
