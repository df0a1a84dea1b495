import { TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { eventTypeIds, telephoneTypes } from '@/contract/event/events'
import { UserSelect } from '@/fields/UserSelect'
import { m } from '@/messages'
import type { Phones } from '@/phone/types'
import { Button } from '@/ui/buttons/Button'
import type { EventFormApi } from '../draft/eventDraft'
import { PartyField } from './PartyField'
import classes from './parts.module.css'
import { boxFirst, faultAt, textField } from './textField'

type Props = { form: EventFormApi; type: number; phones: Phones }

const names = ['Receiver', 'UsersID', 'nPriority', 'CrmURL', 'UserData'] as const

/**
 * Open as somebody likes; by itself where it would hide what is filled in or faulty. It stays open
 * when that is mended or emptied, since somebody is typing there.
 */
function useUnfolded(form: EventFormApi) {
  const isFilled = form.watch(names).some((value) => value !== null && value !== '')
  const isFaulty = names.some((name) => form.formState.errors[name] !== undefined)
  const [choice, setChoice] = useState<boolean | undefined>(isFilled || undefined)
  if (choice !== true && (isFaulty || (isFilled && choice === undefined))) setChoice(true)
  const isOpen = choice ?? false
  return { isOpen, toggle: () => setChoice(!isOpen) }
}

/** What most callbacks do not need: to whom, how urgent, and what other systems know of it. */
export function MoreFields({ form, type, phones }: Props) {
  const { isOpen, toggle } = useUnfolded(form)
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <div className={classes.more}>
      <Button
        variant="quiet"
        size="xs"
        aria-expanded={isOpen}
        icon={<Chevron aria-hidden size={16} />}
        onClick={toggle}
      >
        {m.create.moreFields}
      </Button>
      {isOpen && <Fields {...{ form, type, phones }} />}
    </div>
  )
}

const Fields = ({ form, type, phones }: Props) => (
  <div className={classes.moreFields}>
    <Controller
      control={form.control}
      name="UsersID"
      render={({ field }) => (
        <UserSelect
          label={m.create.agent}
          description={m.create.agentHint}
          inputWrapperOrder={boxFirst}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          ref={field.ref}
          error={faultAt(form, 'UsersID')}
        />
      )}
    />
    <TextInput
      label={m.create.priority}
      description={m.create.priorityHint}
      inputWrapperOrder={boxFirst}
      inputMode="numeric"
      {...textField(form, 'nPriority')}
    />
    <PartyField
      {...{ form, phones }}
      isTelephone={telephoneTypes.includes(type)}
      name="Receiver"
      label={m.create.receiver}
    />
    <TextInput
      label={m.create.crm}
      type="url"
      placeholder="https://"
      autoComplete="off"
      {...textField(form, 'CrmURL')}
    />
    <TextInput
      label={type === eventTypeIds.ticket ? m.create.ticketNumber : m.create.userData}
      autoComplete="off"
      {...textField(form, 'UserData')}
    />
  </div>
)
