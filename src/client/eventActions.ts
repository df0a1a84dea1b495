import { mutationOptions } from '@tanstack/react-query'
import { actOnEvent, actOnEvents, type EventAction } from '@/contract/event/eventActions'
import type { AcdEvent } from '@/contract/event/events'
import { ProblemError } from './errors'
import { eventQueries, type SeenEvent, seen } from './events'
import { ask, send } from './index'
import { invalidateEvents } from './invalidateEvents'

type Acting = {
  event: SeenEvent
  act: EventAction
  key: string
  /** Fields that are shown before the answer comes, and set back where it is a refusal. */
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
      // Not awaited: the action is done, even where the lists cannot be read again.
      onSettled: (_acted, _error, _acting, _before, { client }) => {
        void invalidateEvents(client)
      },
    }),
  /** The same on many events, with a result for each; lists are read again after the last piece. */
  actOnMany: () =>
    mutationOptions({
      mutationFn: async ({ IDs, act, key }: ActingOnMany) =>
        (await send(actOnEvents, { body: { IDs, act } }, { key })).results,
    }),
}
