import { Alert, Stack } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { useForm } from 'react-hook-form'
import type { HeldEvent } from '@/client/heldEvents'
import type { EventDraft } from '@/contract/eventDrafts'
import type { NewEvent } from '@/contract/newEvent'
import type { Centre } from '@/fields/useCentre'
import { m } from '@/messages'
import type { Phones } from '@/phone/types'
import { PageSkeleton } from '@/ui/PageSkeleton'
import { useShortcuts } from '@/ui/useShortcuts'
import { AppointmentPanel } from './AppointmentPanel'
import type { FormStart } from './beginForm'
import { ContentPanel } from './ContentPanel'
import classes from './EventForm.module.css'
import { draftResolver } from './eventDraft'
import { HandlingPanel } from './HandlingPanel'
import { HeldPanel } from './HeldPanel'
import { PartiesPanel } from './PartiesPanel'
import { SendBar } from './SendBar'
import { useChosenGroup } from './useChosenGroup'
import { useCreateEvent } from './useCreateEvent'
import { useDraft } from './useDraft'

type Props = {
  phones: Phones
  centre: Centre
  start: FormStart
  place: { owner: string; search: string }
  /** Another form, blank, while this one is on its way. */
  onAnother: () => void
  /** The key of the create that this form shows by itself. */
  onHeld: (key: string | undefined) => void
}

/** Every field of a new event, checked by the contract's own schema. */
export function EventForm({ phones, centre, start, place, onAnother, onHeld }: Props) {
  const resolver = useMemo(() => draftResolver(phones), [phones])
  const form = useForm<EventDraft, unknown, NewEvent>({
    resolver,
    defaultValues: start.draft,
    shouldFocusError: false,
  })
  const { keeper, state } = useDraft(form, start, place)
  const create = useCreateEvent(form, keeper, start.wasSent)
  const AcdGroupsID = useChosenGroup(form)
  const { errors, submitCount } = form.formState
  const element = useRef<HTMLFormElement>(null)
  // The first fault as one reads, which is not the order in which the fields were registered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each submission looks anew
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [submitCount])
  // Where one begins to type: the first required field that is empty.
  useEffect(() => {
    const group = start.draft.groupChoice === 'one' ? 'AcdGroupsID' : 'AcdConfigurationGroupsID'
    const first = ([group, 'Sender', 'Subject'] as const).find((name) => !start.draft[name])
    if (first) form.setFocus(first)
  }, [form, start])
  const { held } = create
  const heldKey = held?.state === 'held' ? held.key : undefined
  useEffect(() => onHeld(heldKey), [onHeld, heldKey])

  const submit = form.handleSubmit(create.send)
  const isOpen = !create.isAsking && held?.state !== 'held' && !create.isUnclear
  useShortcuts(isOpen ? { 'mod+enter': () => void submit() } : {})

  if (create.isAsking) return <PageSkeleton />
  if (held?.state === 'held') {
    const onTooLate = (late: HeldEvent) => create.arrive(late, m.create.held.tooLate)
    return (
      <HeldPanel
        held={held}
        now={centre.now}
        onBack={create.backToForm}
        onTooLate={onTooLate}
        onAnother={onAnother}
      />
    )
  }

  const type = form.watch('AcdEventTypesID')
  const faultCount = Object.keys(errors).filter((name) => name !== 'root').length
  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => void submit(event)}
      className={classes.form}
    >
      <Stack gap="md">
        {faultCount > 0 && (
          <Alert color="red" variant="light" role="alert">
            {m.create.faults(faultCount)}
          </Alert>
        )}
        {errors.root && (
          <Alert color="red" variant="light" role="alert">
            {errors.root.message}
          </Alert>
        )}
        <fieldset className={classes.fields} disabled={create.isUnclear}>
          <Stack gap="md">
            <HandlingPanel form={form} />
            <PartiesPanel form={form} type={type} phones={phones} AcdGroupsID={AcdGroupsID} />
            <ContentPanel form={form} type={type} />
            <AppointmentPanel
              form={form}
              phones={phones}
              centre={centre}
              AcdGroupsID={AcdGroupsID}
            />
          </Stack>
        </fieldset>
        <SendBar
          form={form}
          phones={phones}
          ClientsID={centre.ClientsID}
          zone={centre.zone}
          draft={state}
          isPending={create.isPending}
          isUnclear={create.isUnclear}
          onAskAgain={create.askAgain}
        />
      </Stack>
    </form>
  )
}
