import { mutationOptions } from '@tanstack/react-query'
import { actOnEvent, actOnEvents, type EventAction } from '@/contract/eventActions'
import type { AcdEvent } from '@/contract/events'
import { ProblemError } from './errors'
import { eventQueries, type SeenEvent, seen } from './events'
import { ask, send } from './index'
import { outdateEvents } from './outdateEvents'

type Acting = {
  event: SeenEvent
  act: EventAction
  key: string
  /** What can be shown before the answer, because it could be set back. */
  guess?: Partial<AcdEvent> | undefined
}

type ActingOnMany = { IDs: number[]; act: EventAction; key: string }

export const eventActionMutations = {
  /** Acts on the version that was seen. A comment overwrites nothing, so it fits every version. */
  act: () =>
    mutationOptions({
      mutationFn: async ({ event, act, key }: Acting) => {
        const params = { AcdEventsID: String(event.ID) }
        const version = act.action === 'comment' ? undefined : event.version
        return seen(await ask(actOnEvent, { params, body: act }, { key, version }))
      },
      onMutate: async ({ event, guess }, { client }) => {
        if (guess === undefined) return
        const { queryKey } = eventQueries.one(event.ID)
        await client.cancelQueries({ queryKey })
        client.setQueryData(queryKey, { ...event, ...guess })
      },
      onError: (error, { event, guess }, _before, { client }) => {
        const { queryKey } = eventQueries.one(event.ID)
        const conflict = error instanceof ProblemError ? error.problem.conflict : undefined
        if (conflict) {
          client.setQueryData(queryKey, { ...conflict.record, version: conflict.current })
        } else if (guess) client.setQueryData(queryKey, event)
      },
      onSuccess: (acted, _acting, _before, { client }) =>
        client.setQueryData(eventQueries.one(acted.ID).queryKey, acted),
      // Not waited for: what was done is done, whatever becomes of the lists.
      onSettled: (_acted, _error, _acting, _before, { client }) => {
        void outdateEvents(client)
      },
    }),
  /** The same on many, with a result for each; their lists are fresh when all pieces are through. */
  actOnMany: () =>
    mutationOptions({
      mutationFn: async ({ IDs, act, key }: ActingOnMany) =>
        (await send(actOnEvents, { body: { IDs, act } }, { key })).results,
    }),
}
