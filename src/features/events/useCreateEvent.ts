import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { ProblemError, UnreachableError } from '@/client/errors'
import { eventMutations } from '@/client/events'
import { newKey } from '@/client/newKey'
import type { NewEvent } from '@/contract/newEvent'
import { applyProblem } from '@/fields/applyProblem'
import { m } from '@/messages'
import type { EventDraft } from './eventDraft'

/**
 * Sends a form under one key. An answer that never came leaves the outcome unclear: the same form
 * is then sent again under the same key, which creates it once at most.
 */
export function useCreateEvent(form: UseFormReturn<EventDraft, unknown, NewEvent>) {
  const navigate = useNavigate()
  const create = useMutation(eventMutations.create())
  const [key, setKey] = useState(newKey)
  const isUnclear = create.error instanceof UnreachableError

  const send = (event: NewEvent) =>
    create.mutate(
      { event, key },
      {
        onSuccess: ({ ID, Result_ }) => {
          const message = Result_ === 'UPDATED' ? m.create.updated(ID) : m.create.created(ID)
          notifications.show({ message, color: 'teal', autoClose: 8000 })
          void navigate({ to: '/events/$AcdEventsID', params: { AcdEventsID: String(ID) } })
        },
        onError: (error) => {
          if (error instanceof UnreachableError) return
          // Answered: what is sent next is another request.
          if (error instanceof ProblemError) setKey(newKey())
          applyProblem(error, form, {
            acd_group_not_found:
              form.getValues('groupChoice') === 'one' ? 'AcdGroupsID' : 'AcdConfigurationGroupsID',
            no_primary_agent_group: 'AcdGroupsID',
            user_not_found: 'UsersID',
          })
        },
      },
    )

  return {
    send,
    isUnclear,
    isPending: create.isPending,
    askAgain: () => {
      if (create.variables) send(create.variables.event)
    },
  }
}
