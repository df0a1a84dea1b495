import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { BooleanText, IdText } from './scalars'

export const getEventBody = {
  name: 'getEventBody',
  summary:
    'The body of one ACD event as a page for a sandboxed frame; images from elsewhere only when asked for',
  method: 'GET',
  path: '/app/v1/events/{AcdEventsID}/body',
  right: 'read',
  tenant: 'token',
  params: z.object({ AcdEventsID: IdText }),
  query: z.object({ remote: z.optional(BooleanText) }),
  response: z.string(),
  ...noBody,
} as const satisfies Endpoint

/** Where a link of a body leads; `says` is another host that its text names. */
const BodyLink = z.object({
  text: z.string(),
  url: z.string(),
  host: z.string(),
  says: z.nullable(z.string()),
})
export type BodyLink = z.infer<typeof BodyLink>

const HeldBack = z.object({
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

/** What a page says beside the frame: how the body is shown, what was held back, which links. */
export const BodySlip = z.object({
  kind: z.enum(['none', 'html', 'text']),
  /** Why HTML or data of another form are shown as plain text. */
  because: z.nullable(z.enum(['malformed', 'too_large', 'too_deep', 'too_many', 'too_slow'])),
  held: HeldBack,
  /** Where remote images would come from. */
  hosts: z.array(z.string()),
  links: z.array(BodyLink),
  lines: z.int(),
  /** The text is longer than what is shown of it. */
  isCut: z.optional(z.literal(true)),
})
export type BodySlip = z.infer<typeof BodySlip>

export const getBodySlip = {
  name: 'getBodySlip',
  summary: 'What was held back from the body of one ACD event, and where its links lead',
  method: 'GET',
  path: '/app/v1/events/{AcdEventsID}/body/slip',
  right: 'read',
  tenant: 'token',
  params: z.object({ AcdEventsID: IdText }),
  response: BodySlip,
  ...noBody,
} as const satisfies Endpoint
