import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ProblemError, UnreachableError } from '@/client/errors'
import { type HeldEvent, heldMutations, heldQueries } from '@/client/heldEvents'
import { outdateEvents } from '@/client/outdateEvents'
import type { NewEvent } from '@/contract/newEvent'
import { navigate } from '@/fields/address'
import { applyProblem } from '@/fields/applyProblem'
import { m } from '@/messages'
import type { DraftKeeper } from './draftKeeper'
import type { EventFormApi } from './eventDraft'

/** How often one asks what became of a create whose time has come. */
const askEvery = 400

/** A refusal of the create onto the field that it is about. */
function applyRefusal(error: unknown, form: EventFormApi): void {
  applyProblem(error, form, {
    acd_group_not_found:
      form.getValues('groupChoice') === 'one' ? 'AcdGroupsID' : 'AcdConfigurationGroupsID',
    no_primary_agent_group: 'AcdGroupsID',
    user_not_found: 'UsersID',
  })
}

/** Says what became of an event, and goes there. */
function useArrival() {
  const client = useQueryClient()
  return ({ record }: HeldEvent, say?: (id: number) => string) => {
    if (!record) return
    const { ID, Result_ } = record
    const usual = Result_ === 'UPDATED' ? m.create.updated : m.create.created
    notifications.show({ message: (say ?? usual)(ID), color: 'teal', autoClose: 8000 })
    void outdateEvents(client)
    navigate({ to: `/events/${ID}` })
  }
}

/**
 * Sends a form under its draft's key. An answer that never came leaves the outcome unclear: the
 * same form is then sent again under the same key, which creates it once at most. `wasSent`: that
 * happened before the page was loaded anew, so the server is asked first.
 */
export function useCreateEvent(form: EventFormApi, keeper: DraftKeeper, wasSent: boolean) {
  const hold = useMutation(heldMutations.hold())
  const arrive = useArrival()
  const [heldKey, setHeldKey] = useState<string | undefined>(wasSent ? keeper.key() : undefined)
  const isBusy = useRef(false)
  const outcome = useQuery({
    ...heldQueries.one(heldKey ?? ''),
    enabled: heldKey !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'held' ? askEvery : false),
  })
  const held = heldKey === undefined ? undefined : outcome.data

  /** Back to the form: what was typed is another form from now on. */
  const backToForm = () => {
    setHeldKey(undefined)
    keeper.again()
  }

  // The server's word, whenever it comes, is the world outside.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is acted upon once
  useEffect(() => {
    if (held === undefined) return
    if (held === null) {
      // Nothing was ever sent under this key: the form goes on.
      setHeldKey(undefined)
      keeper.refused()
    } else {
      keeper.end()
      if (held.state === 'created') arrive(held)
      if (held.state === 'taken_back') backToForm()
      if (held.state === 'failed') {
        backToForm()
        if (held.problem) applyRefusal(new ProblemError(held.problem), form)
      }
    }
  }, [held])

  const send = (event: NewEvent) => {
    // Two submissions of one moment are one; the key would see to it as well.
    if (isBusy.current) return
    isBusy.current = true
    keeper.sending()
    hold.mutate(
      { event, key: keeper.key() },
      {
        onSettled: () => {
          isBusy.current = false
        },
        onSuccess: ({ key }) => setHeldKey(key),
        onError: (error) => {
          if (error instanceof UnreachableError) return
          if (error instanceof ProblemError && error.code === 'key_reused') keeper.again()
          else keeper.refused()
          applyRefusal(error, form)
        },
      },
    )
  }

  return {
    send,
    held: held ?? undefined,
    arrive,
    backToForm,
    isUnclear: hold.error instanceof UnreachableError,
    isPending: hold.isPending,
    /** It is not known yet whether this window has sent it. */
    isAsking: heldKey !== undefined && outcome.data === undefined,
    askAgain: () => {
      if (hold.variables) send(hold.variables.event)
    },
  }
}
