import * as z from 'zod/mini'
import { type Endpoint, noBody } from '../endpoint'
import { faultText } from '../fault'
import { BooleanText, IdText } from '../values/scalars'

export const getEventBody = {
  name: 'getEventBody',
  summary:
    'The body of one ACD event as a page for a sandboxed frame; images from elsewhere only when asked for',
  method: 'GET',
  path: '/app/v1/events/{AcdEventsID}/body',
  right: 'read',
  tenant: 'token',
  params: z.object({ AcdEventsID: IdText }),
  query: z.object({
    remote: z.optional(BooleanText),
    theme: z.optional(z.enum(['light', 'dark'], { error: faultText('bad_choice', 'light, dark') })),
  }),
  response: z.string(),
  ...noBody,
} as const satisfies Endpoint

/** The reader's theme: what has no colours of its own follows it. */
export type BodyTheme = 'light' | 'dark'

/** Where a link of a body leads; `says` is another host that its text names. */
const BodyLink = z.object({
  text: z.string(),
  url: z.string(),
  host: z.string(),
  says: z.nullable(z.string()),
})
export type BodyLink = z.infer<typeof BodyLink>

const BlockedContent = z.object({
  images: z.int(),
  active: z.int(),
  forms: z.int(),
  styles: z.int(),
  addresses: z.int(),
  /** Pictures that are no part of these data, such as attachments of the mail. */
  missing: z.int(),
  /** Parts with text that the mail itself hides from its readers. */
  hidden: z.int(),
})

/** What a page says beside the frame: how the body is shown, what was blocked, which links. */
export const BodyReport = z.object({
  kind: z.enum(['none', 'html', 'text']),
  /** Why HTML or data of another form are shown as plain text. */
  because: z.nullable(z.enum(['malformed', 'too_large', 'too_deep', 'too_many', 'too_slow'])),
  /** It has no colours of its own, and is shown in those of the reader's theme. */
  followsTheme: z.boolean(),
  held: BlockedContent,
  /** Where remote images would come from. */
  hosts: z.array(z.string()),
  links: z.array(BodyLink),
  lines: z.int(),
  /** The text is longer than what is shown of it. */
  isCut: z.optional(z.literal(true)),
})
export type BodyReport = z.infer<typeof BodyReport>

export const getBodyReport = {
  name: 'getBodySlip',
  summary: 'What was held back from the body of one ACD event, and where its links lead',
  method: 'GET',
  path: '/app/v1/events/{AcdEventsID}/body/slip',
  right: 'read',
  tenant: 'token',
  params: z.object({ AcdEventsID: IdText }),
  response: BodyReport,
  ...noBody,
} as const satisfies Endpoint
