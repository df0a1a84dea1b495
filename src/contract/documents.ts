import * as z from 'zod/mini'
import { type Endpoint, noBody } from './endpoint'

const open = { method: 'GET', right: 'anyone', tenant: 'none', ...noBody } as const

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
  summary: 'The database answers; 503 when it does not',
  path: '/health/ready',
  response: z.object({ status: z.literal(200) }),
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
