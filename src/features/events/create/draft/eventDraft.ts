import type { Resolver, UseFormReturn } from 'react-hook-form'
import type { HeldEvent } from '@/client/heldEvents'
import type { EventDraft } from '@/contract/event/eventDrafts'
import { telephoneTypes } from '@/contract/event/events'
import { NewEvent } from '@/contract/event/newEvent'
import { faultText } from '@/contract/fault'
import type { Wall } from '@/contract/values/zone'
import { readDate } from '@/fields/appointment/readDate'
import { readTime } from '@/fields/appointment/readTime'
import { whenFaults } from '@/fields/appointment/readWhen'
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

/** What typed numbers and dates are read with. `today` is the centre's. */
export type DraftReaders = { digits: Digits; today: Wall }

/** Why a typed number cannot be sent, where the fields hold one. */
function refusedNumbers(draft: EventDraft, { read }: Phones) {
  if (!telephoneTypes.includes(draft.AcdEventTypesID)) return {}
  const faults = (['Sender', 'Receiver'] as const).flatMap((name) => {
    const reading = draft[name].trim() === '' ? undefined : read(draft[name])
    return reading && 'fault' in reading ? [[name, faultText(reading.fault)] as const] : []
  })
  return Object.fromEntries(faults)
}

/** Why a typed date or time cannot be sent. */
function refusedWhen(draft: EventDraft, today: Wall) {
  const { date, time } = whenFaults(
    { date: draft.dtAppointmentDate, time: draft.dtAppointmentTime },
    today,
  )
  return { ...(date && { dtAppointmentDate: date }), ...(time && { dtAppointmentTime: time }) }
}

const asDate = (typed: string, today: Wall) => {
  const reading = readDate(typed, today)
  return 'date' in reading ? reading.date : typed
}

const asTime = (typed: string) => {
  const reading = readTime(typed)
  return 'time' in reading ? reading.time : typed
}

const asInteger = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : text)

/**
 * What is sent: one form of the group choice, numbers as digits, date and time as the contract
 * writes them, a body for callbacks alone.
 */
export function toNewEvent({ groupChoice, ...draft }: EventDraft, { digits, today }: DraftReaders) {
  const { AcdGroupsID, AcdConfigurationGroupsID, AcdAgentGroupsID, Body, ...others } = draft
  const isTelephone = telephoneTypes.includes(draft.AcdEventTypesID)
  return {
    ...others,
    ...(groupChoice === 'one' ? { AcdGroupsID } : { AcdConfigurationGroupsID, AcdAgentGroupsID }),
    ...(draft.AcdEventTypesID === 3 ? { Body } : {}),
    Sender: isTelephone ? asNumber(draft.Sender, digits) : draft.Sender,
    Receiver: isTelephone ? asNumber(draft.Receiver, digits) : draft.Receiver,
    nPriority: asInteger(draft.nPriority),
    dtAppointmentDate: asDate(draft.dtAppointmentDate, today),
    dtAppointmentTime: asTime(draft.dtAppointmentTime),
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
export function draftResolver(
  whenHere: () => Promise<Phones>,
  today: Wall,
): Resolver<EventDraft, unknown, NewEvent> {
  return async (draft, context, options) => {
    const phones = await whenHere()
    const resolve = contractResolver<EventDraft, NewEvent>(
      NewEvent,
      (draft) => toNewEvent(draft, { digits: phones.digits, today }),
      (draft) => ({ ...refusedNumbers(draft, phones), ...refusedWhen(draft, today) }),
    )
    const result = await resolve(draft, context, options)
    if (draft.groupChoice === 'one' || !('AcdGroupsID' in result.errors)) return result
    const { AcdGroupsID: _, ...errors } = result.errors
    const fault = { type: 'custom', message: faultText('group_choice_half') }
    return { values: {}, errors: { ...errors, AcdConfigurationGroupsID: fault } }
  }
}
