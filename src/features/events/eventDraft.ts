import type { Resolver, UseFormReturn } from 'react-hook-form'
import type { HeldEvent } from '@/client/heldEvents'
import type { EventDraft } from '@/contract/eventDrafts'
import { telephoneTypes } from '@/contract/events'
import { faultText } from '@/contract/fault'
import { NewEvent } from '@/contract/newEvent'
import { contractResolver } from '@/fields/contractResolver'
import type { Phones } from '@/phone/types'

export type EventFormApi = UseFormReturn<EventDraft, unknown, NewEvent>

export const emptyDraft: EventDraft = {
  groupChoice: 'one',
  AcdEventTypesID: 3,
  AcdGroupsID: null,
  AcdConfigurationGroupsID: null,
  AcdAgentGroupsID: null,
  UsersID: null,
  Sender: '',
  Receiver: '',
  Subject: '',
  Body: '',
  CrmURL: '',
  UserData: '',
  nPriority: '',
  dtAppointmentDate: '',
  dtAppointmentTime: '',
}

/** Whether both hold the same, in whatever order their fields were written down. */
export const isSameDraft = (a: EventDraft, b: EventDraft) =>
  (Object.keys(emptyDraft) as (keyof EventDraft)[]).every((name) => a[name] === b[name])

/** Turns a number as it was typed into E.164 digits; undefined when it is none. */
export type Digits = (text: string) => string | undefined

const asNumber = (text: string, digits: Digits) =>
  text.trim() === '' ? '' : (digits(text) ?? text)

/** Why a typed number cannot be sent, where the fields hold one. */
function refusedNumbers(draft: EventDraft, { read }: Phones) {
  if (!telephoneTypes.includes(draft.AcdEventTypesID)) return {}
  const faults = (['Sender', 'Receiver'] as const).flatMap((name) => {
    const reading = draft[name].trim() === '' ? undefined : read(draft[name])
    return reading && 'fault' in reading ? [[name, reading.fault] as const] : []
  })
  return Object.fromEntries(faults)
}

const asInteger = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : text)

/** What is sent: one form of the group choice, numbers as digits, a body for callbacks alone. */
export function toNewEvent({ groupChoice, ...draft }: EventDraft, digits: Digits) {
  const { AcdGroupsID, AcdConfigurationGroupsID, AcdAgentGroupsID, Body, ...others } = draft
  const isTelephone = telephoneTypes.includes(draft.AcdEventTypesID)
  return {
    ...others,
    ...(groupChoice === 'one' ? { AcdGroupsID } : { AcdConfigurationGroupsID, AcdAgentGroupsID }),
    ...(draft.AcdEventTypesID === 3 ? { Body } : {}),
    Sender: isTelephone ? asNumber(draft.Sender, digits) : draft.Sender,
    Receiver: isTelephone ? asNumber(draft.Receiver, digits) : draft.Receiver,
    nPriority: asInteger(draft.nPriority),
  }
}

/** The way back: what was sent, as the form's fields hold it. */
export function draftOf(event: HeldEvent['event'], spaced: Digits): EventDraft {
  const isTelephone = telephoneTypes.includes(event.AcdEventTypesID)
  const shown = (party = '') => (isTelephone && party !== '' ? spaced(party) : undefined) ?? party
  const { AcdConfigurationGroupsID = null, AcdAgentGroupsID = null, nPriority } = event
  return {
    groupChoice: AcdConfigurationGroupsID === null && AcdAgentGroupsID === null ? 'one' : 'pair',
    AcdEventTypesID: event.AcdEventTypesID,
    AcdGroupsID: event.AcdGroupsID ?? null,
    AcdConfigurationGroupsID,
    AcdAgentGroupsID,
    UsersID: event.UsersID ?? null,
    Sender: shown(event.Sender),
    Receiver: shown(event.Receiver),
    Subject: event.Subject,
    Body: event.Body ?? '',
    CrmURL: event.CrmURL ?? '',
    UserData: event.UserData ?? '',
    nPriority: nPriority === undefined ? '' : String(nPriority),
    dtAppointmentDate: event.dtAppointmentDate ?? '',
    dtAppointmentTime: event.dtAppointmentTime ?? '',
  }
}

/** The contract's schema behind the form; a missing pair is told at its first field. */
export function draftResolver(phones: Phones): Resolver<EventDraft, unknown, NewEvent> {
  const resolve = contractResolver<EventDraft, NewEvent>(
    NewEvent,
    (draft) => toNewEvent(draft, phones.digits),
    (draft) => refusedNumbers(draft, phones),
  )
  return async (draft, context, options) => {
    const result = await resolve(draft, context, options)
    if (draft.groupChoice === 'one' || !('AcdGroupsID' in result.errors)) return result
    const { AcdGroupsID: _, ...errors } = result.errors
    const fault = { type: 'custom', message: faultText('group_choice_half') }
    return { values: {}, errors: { ...errors, AcdConfigurationGroupsID: fault } }
  }
}
