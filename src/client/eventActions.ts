import { mutationOptions, type QueryClient } from '@tanstack/react-query'
import { actOnEvent, actOnEvents, type EventAction } from '@/contract/event/eventActions'
import type { AcdEvent } from '@/contract/event/events'
import { problems } from '@/contract/problem'
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

/** An event as it became, on its page; what stands around it is read anew. */
const show = (client: QueryClient, event: SeenEvent) =>
  client.setQueryData(eventQueries.opened(event.ID).queryKey, (old) => ({ ...old, event }))

/**
 * The version that was seen. A row's record has none: it is that of the event as it is now, where
 * that is still what was seen. Otherwise somebody was faster, as the server would say it.
 */
async function versionOf(client: QueryClient, { version, ...shown }: SeenEvent) {
  if (version !== undefined) return version
  const { event } = await client.query(eventQueries.opened(shown.ID))
  const { version: current = '', ...record } = event
  if (JSON.stringify(record) === JSON.stringify(shown)) return current
  const [status, error] = problems.event_changed
  throw new ProblemError({ status, error, conflict: { yours: '', current, record } })
}

export const eventActionMutations = {
  /** Acts on the version that was seen. A comment overwrites nothing, so it fits every version. */
  act: () =>
    mutationOptions({
      mutationFn: async ({ event, act, key }: Acting, { client }) => {
        const params = { AcdEventsID: String(event.ID) }
        const version = act.action === 'comment' ? undefined : await versionOf(client, event)
        return seen(await ask(actOnEvent, { params, body: act }, { key, version }))
      },
      onMutate: async ({ event, guess }, { client }) => {
        if (guess === undefined) return
        await client.cancelQueries({ queryKey: eventQueries.opened(event.ID).queryKey })
        show(client, { ...event, ...guess })
      },
      onError: (error, { event, guess }, _before, { client }) => {
        const conflict = error instanceof ProblemError ? error.problem.conflict : undefined
        if (conflict) show(client, { ...conflict.record, version: conflict.current })
        else if (guess) show(client, event)
      },
      onSuccess: (acted, _acting, _before, { client }) => show(client, acted),
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
