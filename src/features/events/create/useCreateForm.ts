import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ProblemError } from '@/client/errors'
import { eventDraftQueries } from '@/client/eventDrafts'
import { groupQueries } from '@/client/groups/groups'
import { type HeldEvent, heldQueries } from '@/client/heldEvents'
import { invalidate } from '@/client/invalidate'
import { invalidateEvents } from '@/client/invalidateEvents'
import { applyProblem } from '@/failures/applyProblem'
import { m } from '@/messages'
import { navigate } from '@/navigation/address'
import type { EventFormApi } from './draft/eventDraft'
import type { CreateRun } from './runCreate'
import { useCreateState, usePhase } from './useCreateRun'

/** How often one asks what became of a create whose time has come. */
const askEveryMs = 400
/** What another system has done is known after its next list. */
const askUnclearMs = 2000

const nextAskMs = (state: HeldEvent['state'] | undefined): number | false => {
  if (state === 'held' || state === 'sent') return askEveryMs
  return state === 'unclear' ? askUnclearMs : false
}

/** A refusal of the create onto the field that it is about. */
function applyRefusal(error: unknown, form: EventFormApi): void {
  applyProblem(error, form, {
    acd_group_not_found:
      form.getValues('groupChoice') === 'one' ? 'AcdGroupsID' : 'AcdConfigurationGroupsID',
    no_primary_agent_group: 'AcdGroupsID',
    user_not_found: 'UsersID',
    slot_full: 'dtAppointmentTime',
    slot_closed: 'dtAppointmentTime',
  })
}

/** The fields tell the create what is typed, and show what it holds of another window. */
function useFields(create: CreateRun, form: EventFormApi): void {
  // The page has read them for this form.
  const drafts = useQuery({ ...eventDraftQueries.list(), refetchOnMount: false }).data
  const shown = useCreateState(create, ({ draft }) => draft.shown)
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => create.send({ is: 'typed', draft: values }),
      }),
    [create, form],
  )
  useEffect(() => {
    for (const saved of drafts?.records ?? []) create.send({ is: 'savedElsewhere', saved })
  }, [create, drafts])
  useEffect(() => {
    if (shown !== create.start.draft) form.reset(shown)
  }, [create, form, shown])
}

/** The server is asked what became of a create that it has or may have. */
function useOutcome(create: CreateRun): void {
  const phase = usePhase(create)
  const { is } = phase
  const key = useCreateState(create, ({ draft }) => draft.key)
  const isLookedFor = phase.is === 'unclear' && phase.held !== undefined
  const isAsked = is === 'checking' || is === 'held' || is === 'undoing' || isLookedFor
  const { data, isSuccess, isFetchedAfterMount } = useQuery({
    ...heldQueries.one(key),
    enabled: isAsked,
    refetchInterval: ({ state }) => nextAskMs(state.data?.state),
  })
  const held = isAsked && isSuccess && isFetchedAfterMount ? data : undefined
  useEffect(() => {
    if (held !== undefined) create.send({ is: 'answered', key, held })
  }, [create, key, held])
}

/** Says what became of the event, and goes there. */
function useArrival(create: CreateRun): void {
  const client = useQueryClient()
  const phase = usePhase(create)
  useEffect(() => {
    if (phase.is !== 'created' || !phase.held.record) return
    const { ID, Result_ } = phase.held.record
    const usual = Result_ === 'UPDATED' ? m.create.updated : m.create.created
    const say = phase.isTooLate ? m.create.held.tooLate : usual
    notifications.show({ message: say(ID), color: 'teal', autoClose: 8000 })
    void invalidateEvents(client)
    navigate({ to: `/events/${ID}` })
  }, [client, phase])
}

/** Joins a form's fields, its create and the server's word on it. */
export function useCreateForm(create: CreateRun, form: EventFormApi): void {
  const phase = usePhase(create)
  const refusal = phase.is === 'typing' ? phase.refusal : undefined
  useFields(create, form)
  useOutcome(create)
  useArrival(create)
  const client = useQueryClient()
  useEffect(() => {
    if (refusal === undefined) return
    applyRefusal(refusal, form)
    // Others have taken what looked free.
    if (refusal instanceof ProblemError && refusal.problem.free) {
      void invalidate(client, groupQueries.slots())
    }
  }, [client, form, refusal])
}
