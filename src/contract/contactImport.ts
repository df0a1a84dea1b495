import * as z from 'zod/mini'
import { NewContact } from './contacts'
import { type Endpoint, jsonBody } from './endpoint'
import { faultText } from './fault'
import { IdText, integerFrom } from './values/scalars'

/** Lines in one request: one transaction, short enough to let others in between. */
export const importAtOnce = 500

/** What becomes of a contact that the campaign has already. */
const DuplicateRule = z.enum(['overwrite', 'keep'], {
  error: faultText('bad_choice', 'overwrite, keep'),
})
export type DuplicateRule = z.infer<typeof DuplicateRule>

const Line = z.object({
  /** The line of the file: what the answer names it by. */
  line: integerFrom(1, 2_147_483_647),
  /** Checked later, line by line, so that a bad line does not refuse the others. */
  contact: z.record(z.string(), z.unknown()),
})

const LineResult = z.object({
  line: z.int(),
  outcome: z.enum(['new', 'overwritten', 'unchanged', 'kept', 'twice', 'bad']),
  /** The contact that the line created or matched. */
  ID: z.optional(z.int()),
  issues: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
})
export type LineResult = z.infer<typeof LineResult>

/**
 * A contact of the campaign is the same one when its UserData is the same; without UserData, when
 * all of it is the same. So what was imported once is `unchanged` the next time.
 */
export const importContacts = {
  name: 'importContacts',
  summary: `Import up to ${importAtOnce} contacts into a campaign: the good lines in one transaction, the bad ones named`,
  method: 'POST',
  does: () => 'importContactFile',
  path: '/app/v1/campaigns/{DiallerCampaignsID}/contacts/import',
  right: 'admin',
  tenant: 'token',
  params: z.object({ DiallerCampaignsID: IdText }),
  body: z.object({
    duplicates: DuplicateRule,
    lines: z
      .array(Line)
      .check(
        z.minLength(1),
        z.maxLength(importAtOnce, { error: faultText('too_many', importAtOnce) }),
      ),
  }),
  idempotent: true,
  response: z.object({ results: z.array(LineResult), count: z.int(), status: z.literal(200) }),
  ...jsonBody,
} as const satisfies Endpoint

/** One line of an import as the contract judges it; the campaign is the one of the path. */
export const contactOf = (contact: unknown, DiallerCampaignsID: number) =>
  z.safeParse(NewContact, {
    ...(typeof contact === 'object' ? contact : {}),
    DiallerCampaignsID,
    DiallerCampaignsName: undefined,
  })
