import * as z from 'zod/mini'
import { DiallerCampaign, DiallerResultCode } from './campaigns'
import { DiallerContact } from './contacts'
import { type Endpoint, noBody } from './endpoint'
import { shortOf } from './envelope'
import { IdText, Stamp } from './scalars'

const campaigns = '/app/v1/campaigns'
const CampaignPath = z.object({ DiallerCampaignsID: IdText })
const looking = { method: 'GET', right: 'read', tenant: 'token', ...noBody } as const

/** The codes in both languages of the contract, by LanguagesID; a text never written is null. */
const BothLanguages = z.object({
  '1': z.array(DiallerResultCode),
  '2': z.array(DiallerResultCode),
})

/** All of a campaign but its contacts, read at one moment. */
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

/**
 * How a value of a clone stands to the source's: equal; different, with why it is meant to be; or
 * not what it should be.
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
  summary: 'What was proved when this campaign was cloned; no record where it is no clone',
  path: `${campaigns}/{DiallerCampaignsID}/proof`,
  params: CampaignPath,
  response: shortOf(z.object({ dtCreated: Stamp, name: z.string(), proof: CloneProof })),
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
