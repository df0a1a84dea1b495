import * as z from 'zod/mini'
import { DiallerContact } from '../contacts'
import { type Endpoint, jsonBody, noBody } from '../endpoint'
import { shortOf } from '../envelope'
import { filledText, IdText, Stamp } from '../values/scalars'
import { DiallerCampaign, DiallerResultCode } from './campaigns'

const campaigns = '/app/v1/campaigns'
const CampaignPath = z.object({ DiallerCampaignsID: IdText })
const looking = { method: 'GET', right: 'read', tenant: 'token', ...noBody } as const

/** The codes in both languages of the contract, by LanguagesID; a text never written is null. */
const BothLanguages = z.object({
  '1': z.array(DiallerResultCode),
  '2': z.array(DiallerResultCode),
})

/** All of a campaign but its contacts, read in one snapshot. */
export const WholeCampaign = z.object({
  campaign: DiallerCampaign,
  resultCodes: BothLanguages,
  nContacts: z.int(),
})
export type WholeCampaign = z.infer<typeof WholeCampaign>

export const getWholeCampaign = {
  ...looking,
  name: 'getWholeCampaign',
  summary:
    'A campaign, its result codes in both languages and the number of its contacts; the ETag fits the If-Match of its deletion',
  path: `${campaigns}/{DiallerCampaignsID}`,
  params: CampaignPath,
  response: WholeCampaign,
} as const satisfies Endpoint

export const countInCampaigns = {
  ...looking,
  name: 'countInCampaigns',
  heavy: true,
  summary: 'How many result codes and contacts each campaign has',
  path: `${campaigns}/counts`,
  response: shortOf(
    z.object({ DiallerCampaignsID: z.int(), nResultCodes: z.int(), nContacts: z.int() }),
  ),
} as const satisfies Endpoint

export const countFaultsInCampaigns = {
  ...looking,
  name: 'countFaultsInCampaigns',
  heavy: true,
  summary: 'How many faults the result codes of each campaign have; one without faults is left out',
  path: `${campaigns}/faults`,
  response: shortOf(z.object({ DiallerCampaignsID: z.int(), nFaults: z.int() })),
} as const satisfies Endpoint

/**
 * How a value of a clone compares with the source's: equal; meant to differ, with the reason; or
 * wrong.
 */
const CloneVerdict = z.enum([
  'equal',
  'ownID',
  'newName',
  'startsInactive',
  'userDataGiven',
  'followsCode',
  'fault',
])
export type CloneVerdict = z.infer<typeof CloneVerdict>

const ComparedField = z.object({
  key: z.string(),
  source: z.unknown(),
  clone: z.unknown(),
  verdict: CloneVerdict,
})
export type ComparedField = z.infer<typeof ComparedField>

/** A code of the source and its copy; null where there is none. */
const ComparedCode = z.object({
  sourceID: z.nullable(z.int()),
  cloneID: z.nullable(z.int()),
  name: z.nullable(z.string()),
  fields: z.array(ComparedField),
})
export type ComparedCode = z.infer<typeof ComparedCode>

const CloneProof = z.object({
  source: z.object({ ID: z.int(), Name: z.string() }),
  clone: z.object({ ID: z.int(), Name: z.string() }),
  /** Everything is equal but what is meant to differ, and no contact came along. */
  isSound: z.boolean(),
  fields: z.array(ComparedField),
  codes: z.array(ComparedCode),
  contacts: z.object({ source: z.int(), clone: z.int() }),
})
export type CloneProof = z.infer<typeof CloneProof>

export const getCloneProof = {
  ...looking,
  name: 'getCloneProof',
  summary:
    'What was proved when this campaign was cloned or restored; no record where it is neither',
  path: `${campaigns}/{DiallerCampaignsID}/proof`,
  params: CampaignPath,
  response: shortOf(
    z.object({
      dtCreated: Stamp,
      name: z.string(),
      proof: CloneProof,
      /** How the campaign came about: as a clone, or restored from a kept copy, then the source. */
      made: z.enum(['clone', 'restore']),
    }),
  ),
} as const satisfies Endpoint

export const getCampaignCopy = {
  ...looking,
  right: 'admin',
  name: 'getCampaignCopy',
  heavy: true,
  summary: 'The complete copy that was kept when this campaign was deleted',
  path: `${campaigns}/{DiallerCampaignsID}/copy`,
  params: CampaignPath,
  response: z.object({
    campaign: DiallerCampaign,
    resultCodes: BothLanguages,
    contacts: z.array(DiallerContact),
  }),
} as const satisfies Endpoint

const DeletedCampaign = z.object({
  DiallerCampaignsID: z.int(),
  Name: z.string(),
  dtDeleted: Stamp,
  by: z.string(),
  /** False where the copy was removed to make room for newer ones. */
  bKept: z.boolean(),
  /** The campaign that was restored from the copy, while it is there. */
  restoredAs: z.nullable(z.int()),
})
export type DeletedCampaign = z.infer<typeof DeletedCampaign>

export const listDeletedCampaigns = {
  ...looking,
  right: 'admin',
  name: 'listDeletedCampaigns',
  heavy: true,
  summary: 'The 200 campaigns that were deleted last, and whether they can be restored',
  path: `${campaigns}/deleted`,
  response: shortOf(DeletedCampaign),
} as const satisfies Endpoint

/** A name is needed where another campaign has taken the deleted one's meanwhile. */
export const CampaignRestoration = z.object({ name: z.optional(filledText(256)) })
export type CampaignRestoration = z.output<typeof CampaignRestoration>

export const restoreCampaign = {
  name: 'restoreCampaign',
  summary:
    'Restore a deleted campaign from its kept copy, under its name or another; new IDs, inactive',
  method: 'POST',
  path: `${campaigns}/{DiallerCampaignsID}/restore`,
  does: () => 'restoreCampaign',
  right: 'admin',
  tenant: 'token',
  params: CampaignPath,
  body: CampaignRestoration,
  idempotent: true,
  response: shortOf(DiallerCampaign),
  ...jsonBody,
} as const satisfies Endpoint
