import { mutationOptions, queryOptions } from '@tanstack/react-query'
import {
  createView,
  deleteView,
  listViews,
  type NewView,
  type SavedView,
  updateView,
  type ViewChange,
} from '@/contract/views'
import { send } from './index'
import { outdate } from './outdate'

const params = (ID: number) => ({ ViewsID: String(ID) })

function only(records: SavedView[]): SavedView {
  const [view] = records
  if (!view) throw new Error('The server answered without a view')
  return view
}

export const viewQueries = {
  all: () => ['views'] as const,
  /** One's own views and the shared ones. */
  list: () =>
    queryOptions({
      queryKey: viewQueries.all(),
      queryFn: async ({ signal }) => (await send(listViews, {}, { signal })).records,
    }),
}

export const viewMutations = {
  create: () =>
    mutationOptions({
      mutationFn: async (view: NewView) => only((await send(createView, { body: view })).records),
      onSuccess: (_view, _asked, _memo, { client }) => outdate(client, viewQueries.all()),
    }),
  /** Refused when somebody changed the view since `version`. */
  update: () =>
    mutationOptions({
      mutationFn: async ({ ID, view }: { ID: number; view: ViewChange }) =>
        only((await send(updateView, { params: params(ID), body: view })).records),
      onSettled: (_view, _problem, _asked, _memo, { client }) => outdate(client, viewQueries.all()),
    }),
  remove: () =>
    mutationOptions({
      mutationFn: (ID: number) => send(deleteView, { params: params(ID) }),
      onSettled: (_done, _problem, _asked, _memo, { client }) => outdate(client, viewQueries.all()),
    }),
}
