import * as z from 'zod/mini'
import { type Endpoint, jsonBody, noBody } from '../endpoint'
import { Done, shortOf } from '../envelope'
import { FormKey } from './formKey'
import type { NewEvent } from './newEvent'

const OptionalId = z.nullable(z.int())

/** What the form's fields hold: texts as they were typed, both modes of the group choice. */
export const EventDraft = z.object({
  groupChoice: z.enum(['one', 'pair']),
  AcdEventTypesID: z.int(),
  AcdGroupsID: OptionalId,
  AcdConfigurationGroupsID: OptionalId,
  AcdAgentGroupsID: OptionalId,
  UsersID: OptionalId,
  Sender: z.string(),
  Receiver: z.string(),
  Subject: z.string(),
  Body: z.string(),
  CrmURL: z.string(),
  UserData: z.string(),
  nPriority: z.string(),
  dtAppointmentDate: z.string(),
  dtAppointmentTime: z.string(),
} satisfies Record<keyof NewEvent | 'groupChoice', z.ZodMiniType>)
export type EventDraft = z.infer<typeof EventDraft>

/** `version` counts the saves; `savedAt` in epoch ms. */
const SavedDraft = z.object({
  key: z.string(),
  version: z.int(),
  savedAt: z.int(),
  draft: EventDraft,
})

/** The most saves without an answer that a window remembers. */
export const maxUnanswered = 50

const path = '/app/v1/events/drafts'
const params = z.object({ key: FormKey })

export const listEventDrafts = {
  name: 'listEventDrafts',
  summary: 'What the principal has typed into forms that were not sent yet, the newest first',
  method: 'GET',
  path,
  right: 'create',
  tenant: 'token',
  response: z.extend(shortOf(SavedDraft), { owner: z.string() }),
  ...noBody,
} as const satisfies Endpoint

export const saveEventDraft = {
  name: 'saveEventDraft',
  summary: 'Keep a draft; refused when it was changed from elsewhere since the named version',
  method: 'PUT',
  path: `${path}/{key}`,
  right: 'create',
  tenant: 'token',
  params,
  /**
   * `version`: the one that was changed; 0 for a new draft. `save`: a key of this save alone.
   * `unanswered`: keys of saves on top of that version whose answer never came; if the newest is
   * one of them, the draft goes on top of it.
   */
  body: z.object({
    version: z.int().check(z.minimum(0)),
    draft: EventDraft,
    save: z.optional(FormKey),
    unanswered: z.optional(z.array(FormKey).check(z.maxLength(maxUnanswered))),
  }),
  response: shortOf(SavedDraft),
  ...jsonBody,
} as const satisfies Endpoint

export const discardEventDraft = {
  name: 'discardEventDraft',
  summary: 'Throw a draft away',
  method: 'DELETE',
  path: `${path}/{key}`,
  right: 'create',
  tenant: 'token',
  params,
  response: Done,
  ...noBody,
} as const satisfies Endpoint
