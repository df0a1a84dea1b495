import { useRef } from 'react'
import { useForm } from 'react-hook-form'
import type { EventDraft } from '@/contract/event/eventDrafts'
import type { NewEvent } from '@/contract/event/newEvent'
import { todayOf } from '@/fields/appointment/readWhen'
import type { usePhonesOfForm } from '@/fields/usePhones'
import type { Centre } from '@/session/useCentre'
import { PageSkeleton } from '@/ui/page/PageSkeleton'
import { useShortcuts } from '@/ui/useShortcuts'
import { draftResolver } from './draft/eventDraft'
import classes from './EventForm.module.css'
import { HeldPanel } from './held/HeldPanel'
import { CallerPart } from './parts/CallerPart'
import { ContentPart } from './parts/ContentPart'
import { GroupChoiceField } from './parts/GroupChoiceField'
import { MoreFields } from './parts/MoreFields'
import { useChosenGroup } from './parts/useChosenGroup'
import { WhenPart } from './parts/WhenPart'
import type { CreateRun } from './runCreate'
import { SendBar } from './send/SendBar'
import { useCreateForm } from './useCreateForm'
import { usePhase } from './useCreateRun'
import { useFormFocus } from './useFormFocus'
import { useSlotRefusal } from './useSlotRefusal'

type Props = {
  create: CreateRun
  reading: ReturnType<typeof usePhonesOfForm>
  centre: Centre
  /** Another form, blank, while this one is on its way. */
  onAnother: () => void
}

/** Every field of a new event in the order of a call, checked by the contract's own schema. */
export function EventForm({ create, reading, centre, onAnother }: Props) {
  const { phones, whenHere } = reading
  const { start } = create
  const today = todayOf(centre.now, centre.zone)
  const form = useForm<EventDraft, unknown, NewEvent>({
    resolver: draftResolver(whenHere, today),
    defaultValues: start.draft,
    shouldFocusError: false,
  })
  useCreateForm(create, form)
  const phase = usePhase(create)
  const AcdGroupsID = useChosenGroup(form)
  const element = useRef<HTMLFormElement>(null)
  useFormFocus(form, start, element)

  const refusalOf = useSlotRefusal(centre, AcdGroupsID)
  const submit = form.handleSubmit((event) => {
    const refusal = refusalOf(event)
    if (refusal === undefined) create.send({ is: 'submit', event })
    else form.setError('dtAppointmentTime', { message: refusal }, { shouldFocus: true })
  })
  const isHeld = phase.is === 'held' || phase.is === 'undoing'
  const isUnclear = phase.is === 'unclear'
  const isShown = phase.is !== 'checking' && !isHeld
  useShortcuts(isShown && !isUnclear ? { 'mod+enter': () => void submit() } : {})

  if (phase.is === 'checking') return <PageSkeleton />
  if (isHeld) {
    const onUndo = () => create.send({ is: 'undo' })
    return <HeldPanel phase={phase} now={centre.now} onUndo={onUndo} onAnother={onAnother} />
  }

  const type = form.watch('AcdEventTypesID')
  const caller = { form, type, phones }
  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => void submit(event)}
      className={classes.form}
    >
      <fieldset className={classes.fields} disabled={isUnclear}>
        <CallerPart {...caller} AcdGroupsID={AcdGroupsID} aside={classes.aside} />
        <ContentPart form={form} type={type} />
        <WhenPart form={form} phones={phones} centre={centre} AcdGroupsID={AcdGroupsID} />
        <GroupChoiceField control={form.control} mode={form.watch('groupChoice')} />
        <MoreFields {...caller} />
      </fieldset>
      <SendBar
        form={form}
        readers={{ digits: phones.digits, today }}
        ClientsID={centre.ClientsID}
        zone={centre.zone}
        create={create}
      />
    </form>
  )
}
