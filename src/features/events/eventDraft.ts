import type { Resolver } from 'react-hook-form'
import { telephoneTypes } from '@/contract/events'
import { faultText } from '@/contract/fault'
import { NewEvent } from '@/contract/newEvent'
import { contractResolver } from '@/fields/contractResolver'

/** What the form's fields hold: texts as they were typed, both modes of the group choice. */
export type EventDraft = {
  groupChoice: 'one' | 'pair'
  AcdEventTypesID: number
  AcdGroupsID: number | null
  AcdConfigurationGroupsID: number | null
  AcdAgentGroupsID: number | null
  UsersID: number | null
  Sender: string
  Receiver: string
  Subject: string
  Body: string
  CrmURL: string
  UserData: string
  nPriority: string
  dtAppointmentDate: string
  dtAppointmentTime: string
}

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

/** Turns a number as it was typed into E.164 digits; undefined when it is none. */
export type Digits = (text: string) => string | undefined

/** A number that cannot be one is sent as a word, so that the contract's own rule refuses it. */
const asNumber = (text: string, digits: Digits) =>
  text.trim() === '' ? '' : (digits(text) ?? `?${text}`)

const asInteger = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : text)

/** What is sent: one form of the group choice, numbers as digits, a body for callbacks alone. */
function toNewEvent({ groupChoice, ...draft }: EventDraft, digits: Digits) {
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

/** The contract's schema behind the form; a missing pair is told at its first field. */
export function draftResolver(digits: Digits): Resolver<EventDraft, unknown, NewEvent> {
  const resolve = contractResolver<EventDraft, NewEvent>(NewEvent, (draft) =>
    toNewEvent(draft, digits),
  )
  return async (draft, context, options) => {
    const result = await resolve(draft, context, options)
    if (draft.groupChoice === 'one' || !('AcdGroupsID' in result.errors)) return result
    const { AcdGroupsID: _, ...errors } = result.errors
    const fault = { type: 'custom', message: faultText('group_choice_half') }
    return { values: {}, errors: { ...errors, AcdConfigurationGroupsID: fault } }
  }
}
