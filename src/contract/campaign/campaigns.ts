import * as z from 'zod/mini'
import { type Endpoint, jsonBody, noBody, restBase } from '../endpoint'
import { Done, ListQuery, listOf, shortOf } from '../envelope'
import { faultText } from '../fault'
import { filledText, IdText, Stamp, text } from '../values/scalars'

const OptionalInteger = z.nullable(z.int())
const OptionalText = z.nullable(z.string())

export const DiallerCampaign = z.object({
  ID: z.int(),
  Name: z.string(),
  ClientsID: z.int(),
  LanguagesID: z.int(),
  UserData: OptionalText,
  bActive: z.boolean(),
  dtFrom: z.nullable(Stamp),
  dtTo: z.nullable(Stamp),
  AcdGroupsID: OptionalInteger,
  ContactPreviewTime: OptionalInteger,
  nMaxParallelLines: OptionalInteger,
  nMaxTries: OptionalInteger,
  bCloseContactsOnIncomingCallsMatchCallerID: z.boolean(),
  bCallerIDActive: z.boolean(),
  AbortOnNoTelNumberResultCodesID: OptionalInteger,
  IncomingCallResultCodesID: OptionalInteger,
})
export type DiallerCampaign = z.infer<typeof DiallerCampaign>

/** The documented 15 keys. TimeOffset in minutes; types: 1 done, 2 abort, 3 delay, 4 appointment. */
export const DiallerResultCode = z.object({
  bDone: z.boolean(),
  DiallerResultCodesTypesContent: z.string(),
  bDelay: z.boolean(),
  DiallerCampaignsID: z.int(),
  DiallerResultCodesTypesShortText: z.string(),
  bAllowDelete: z.boolean(),
  ExportKey: OptionalText,
  Content: OptionalText,
  ShortText: z.string(),
  bAborted: z.boolean(),
  ID: z.int(),
  /** Null for a code without a rule: it calls nobody again. */
  bAgentBound: z.nullable(z.boolean()),
  TimeOffset: OptionalInteger,
  bAppointment: z.boolean(),
  DiallerResultCodesTypesID: z.int(),
})
export type DiallerResultCode = z.infer<typeof DiallerResultCode>

/** LanguagesID of the contract: 1 English, 2 German. */
const LanguageText = z.pipe(
  z.enum(['1', '2'], { error: faultText('bad_language') }),
  z.transform(Number),
)
const CampaignPath = z.object({ DiallerCampaignsID: IdText })
const campaigns = `${restBase}/dialler/campaigns` as const

export const listCampaigns = {
  name: 'listCampaigns',
  heavy: 'whole',
  summary: 'All dialler campaigns',
  method: 'GET',
  path: campaigns,
  right: 'read',
  tenant: 'path',
  query: ListQuery,
  response: listOf(DiallerCampaign),
  ...noBody,
} as const satisfies Endpoint

export const getCampaign = {
  name: 'getCampaign',
  summary: 'One dialler campaign by its ID',
  method: 'GET',
  path: `${campaigns}/{DiallerCampaignsID}`,
  right: 'read',
  tenant: 'path',
  params: CampaignPath,
  response: shortOf(DiallerCampaign),
  ...noBody,
} as const satisfies Endpoint

/** The same under the path that every other record has. */
export const getCampaignByLongPath = {
  ...getCampaign,
  name: 'getCampaignByLongPath',
  path: `${campaigns}/campaign/{DiallerCampaignsID}`,
} as const satisfies Endpoint

export const findCampaigns = {
  name: 'findCampaigns',
  summary: 'Dialler campaigns whose name contains the given part',
  method: 'GET',
  path: `${campaigns}/campaign`,
  right: 'read',
  tenant: 'path',
  query: z.object({ name: filledText(256) }),
  response: shortOf(DiallerCampaign),
  ...noBody,
} as const satisfies Endpoint

export const listResultCodes = {
  name: 'listResultCodes',
  summary: 'The result codes of a campaign, in the asked language or its own',
  method: 'GET',
  path: `${campaigns}/campaign/{DiallerCampaignsID}/resultCodes`,
  right: 'read',
  tenant: 'path',
  params: CampaignPath,
  query: z.object({ languagesID: z.optional(LanguageText) }),
  response: shortOf(DiallerResultCode),
  ...noBody,
} as const satisfies Endpoint

/** Names of campaigns, matched exactly. */
export const CampaignClone = z.object({
  source: filledText(256),
  destination: filledText(256),
  userData: z.optional(text(256)),
})
export type CampaignClone = z.output<typeof CampaignClone>

export const cloneCampaign = {
  name: 'cloneCampaign',
  summary: 'Copy a campaign and its related data, without its contacts; the copy starts inactive',
  method: 'POST',
  does: () => 'cloneCampaign',
  path: `${campaigns}/clone`,
  right: 'admin',
  tenant: 'path',
  body: CampaignClone,
  idempotent: true,
  response: shortOf(DiallerCampaign),
  ...jsonBody,
} as const satisfies Endpoint

export const deleteCampaign = {
  name: 'deleteCampaign',
  summary: 'Delete a campaign with its result codes and contacts; a complete copy is kept',
  method: 'DELETE',
  does: () => 'deleteCampaign',
  path: `${campaigns}/campaign/{DiallerCampaignsID}`,
  right: 'admin',
  tenant: 'path',
  params: CampaignPath,
  conditional: true,
  response: Done,
  ...noBody,
} as const satisfies Endpoint

export const deleteCampaignByName = {
  name: 'deleteCampaignByName',
  summary: 'Delete the campaign with exactly this name',
  method: 'DELETE',
  does: () => 'deleteCampaign',
  path: `${campaigns}/campaign`,
  right: 'admin',
  tenant: 'path',
  query: z.object({ name: filledText(256) }),
  response: Done,
  ...noBody,
} as const satisfies Endpoint
