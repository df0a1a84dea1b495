import {
  Alert,
  Button,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { eventTypeIds, telephoneTypes } from '@/contract/events'
import { eventTypes } from '@/contract/filter/names'
import type { NewEvent } from '@/contract/newEvent'
import { AppointmentPicker } from '@/fields/AppointmentPicker'
import { faultSentence } from '@/fields/faultSentence'
import { toDigits } from '@/fields/toDigits'
import { UserSelect } from '@/fields/UserSelect'
import type { Centre } from '@/fields/useCentre'
import { typeLabel } from '@/fields/useNames'
import { m } from '@/messages'
import { Panel } from '@/ui/Panel'
import classes from './EventForm.module.css'
import { draftResolver, type EventDraft, emptyDraft } from './eventDraft'
import { GroupChoice } from './GroupChoice'
import { useCreateEvent } from './useCreateEvent'

type Props = { library: typeof import('libphonenumber-js'); centre: Centre }

const typeData = () => eventTypes.map(({ id }) => ({ value: String(id), label: typeLabel(id) }))

/** Every field of a new event, checked by the contract's own schema. */
export function EventForm({ library, centre }: Props) {
  const { country, now, zone } = centre
  const resolver = useMemo(
    () => draftResolver((text) => toDigits(text, country, library)),
    [country, library],
  )
  const form = useForm<EventDraft, unknown, NewEvent>({
    resolver,
    defaultValues: emptyDraft,
    shouldFocusError: false,
  })
  const { send, isUnclear, isPending, askAgain } = useCreateEvent(form)
  const { control, register, formState, watch } = form
  const { errors, submitCount } = formState
  const element = useRef<HTMLFormElement>(null)
  // The first fault as one reads, which is not the order in which the fields were registered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each submission looks anew
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [submitCount])
  const [type, mode, sender, receiver] = watch([
    'AcdEventTypesID',
    'groupChoice',
    'Sender',
    'Receiver',
  ])

  const isTelephone = telephoneTypes.includes(type)
  const faultCount = Object.keys(errors).filter((name) => name !== 'root').length
  const submit = form.handleSubmit(send)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
  }
  const fault = (name: keyof EventDraft) => {
    const message = errors[name]?.message
    return message === undefined ? undefined : faultSentence(message)
  }
  const phoneHint = (text: string) => {
    if (!isTelephone) return undefined
    const digits = toDigits(text, country, library)
    return digits === undefined
      ? m.create.phoneHint(country)
      : m.create.phoneAs(
          library.parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? digits,
        )
  }

  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={onKeyDown}
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
        <Panel title={m.event.handling}>
          <Stack gap="sm">
            <Controller
              control={control}
              name="AcdEventTypesID"
              render={({ field }) => (
                <Select
                  label={m.create.type}
                  required
                  searchable
                  allowDeselect={false}
                  data={typeData()}
                  value={String(field.value)}
                  onChange={(id) => field.onChange(Number(id))}
                  onBlur={field.onBlur}
                  ref={field.ref}
                  error={fault('AcdEventTypesID')}
                />
              )}
            />
            <GroupChoice control={control} mode={mode} />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Controller
                control={control}
                name="UsersID"
                render={({ field }) => (
                  <UserSelect
                    label={m.create.agent}
                    description={m.create.agentHint}
                    value={field.value}
                    onChange={field.onChange}
                    onBlur={field.onBlur}
                    ref={field.ref}
                    error={fault('UsersID')}
                  />
                )}
              />
              <TextInput
                label={m.create.priority}
                description={m.create.priorityHint}
                inputMode="numeric"
                error={fault('nPriority')}
                {...register('nPriority')}
              />
            </SimpleGrid>
          </Stack>
        </Panel>
        <Panel title={m.event.parties}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={m.create.sender}
              required
              description={phoneHint(sender)}
              type={isTelephone ? 'tel' : 'text'}
              autoComplete="off"
              error={fault('Sender')}
              {...register('Sender')}
            />
            <TextInput
              label={m.create.receiver}
              description={phoneHint(receiver)}
              type={isTelephone ? 'tel' : 'text'}
              autoComplete="off"
              error={fault('Receiver')}
              {...register('Receiver')}
            />
          </SimpleGrid>
        </Panel>
        <Panel title={m.event.content}>
          <Stack gap="sm">
            <TextInput
              label={m.create.subject}
              required
              autoComplete="off"
              error={fault('Subject')}
              {...register('Subject')}
            />
            {type === eventTypeIds.callback && (
              <Textarea
                label={m.create.body}
                autosize
                minRows={3}
                maxRows={12}
                error={fault('Body')}
                {...register('Body')}
              />
            )}
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label={m.create.crm}
                type="url"
                placeholder="https://"
                autoComplete="off"
                error={fault('CrmURL')}
                {...register('CrmURL')}
              />
              <TextInput
                label={type === eventTypeIds.ticket ? m.create.ticketNumber : m.create.userData}
                autoComplete="off"
                error={fault('UserData')}
                {...register('UserData')}
              />
            </SimpleGrid>
          </Stack>
        </Panel>
        <Controller
          control={control}
          name="dtAppointmentDate"
          render={({ field: date }) => (
            <Controller
              control={control}
              name="dtAppointmentTime"
              render={({ field: time }) => (
                <AppointmentPicker
                  date={{ ...date, error: fault('dtAppointmentDate') }}
                  time={{ ...time, error: fault('dtAppointmentTime') }}
                  now={now}
                  zone={zone}
                />
              )}
            />
          )}
        />
        {isUnclear && (
          <Alert color="yellow" variant="light" role="alert">
            <Stack gap="xs" align="flex-start">
              <Text fw={600}>{m.create.unclear}</Text>
              <Text size="sm">{m.create.unclearHint}</Text>
              <Button size="xs" variant="default" loading={isPending} onClick={askAgain}>
                {m.create.askAgain}
              </Button>
            </Stack>
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={isPending} disabled={isUnclear}>
            {m.create.submit}
          </Button>
          {isPending && (
            <Text role="status" size="sm" c="dimmed">
              {m.create.sending}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  )
}
