import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'
import { mirrorStates } from './upstream/mirror'

const open = { method: 'GET', right: 'anyone', tenant: 'none', ...noBody } as const

/** Where some client accounts are mirrors, how old each is. Whose mirror it is says the mirror itself. */
const Ready = z.object({
  mirrors: z.optional(
    z.array(
      z.object({
        ClientsID: z.int(),
        state: z.enum(mirrorStates),
        /** Null: no reading was whole yet. */
        ageSeconds: z.nullable(z.int()),
      }),
    ),
  ),
  status: z.literal(200),
})
export type Ready = z.infer<typeof Ready>

export const healthLive = {
  ...open,
  name: 'healthLive',
  summary: 'The process runs',
  path: '/health/live',
  response: z.object({ status: z.literal(200) }),
} as const satisfies Endpoint

export const healthReady = {
  ...open,
  name: 'healthReady',
  summary:
    'The database answers and takes changes; 503 when it does not, and while the server ends. An upstream that is silent makes it no less ready',
  path: '/health/ready',
  response: Ready,
} as const satisfies Endpoint

/** 404 where neither a port of its own nor a token is set up. */
export const metrics = {
  ...open,
  name: 'metrics',
  summary: 'What is measured, for Prometheus',
  path: '/metrics',
  response: z.string(),
} as const satisfies Endpoint

export const openApi = {
  ...open,
  name: 'openApi',
  summary: 'This description, as OpenAPI 3.1',
  path: '/openapi.json',
  response: z.looseObject({ openapi: z.string() }),
} as const satisfies Endpoint

export const docs = {
  ...open,
  name: 'docs',
  summary: 'This description, as a page to read',
  path: '/docs',
  response: z.string(),
} as const satisfies Endpoint
