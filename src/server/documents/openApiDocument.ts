import * as z from 'zod/mini'
import type { Endpoint } from '@/contract/endpoint'
import { Problem, problems } from '@/contract/problem'
import { mayDo, type Right, roles } from '@/contract/roles'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

/** What a caller writes is the input: for text in paths and queries, the value behind the text. */
function parameters(schema: z.ZodMiniObject | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'output') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

const clientParameter = {
  name: 'ClientsID',
  in: 'path',
  required: true,
  description: 'The client account',
  schema: { type: 'integer', minimum: 1 },
}

const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same body within 24 h gives the first answer again.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

const matchParameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description:
    'The ETag of the record that the change is meant for; 409 when it is another by now.',
  schema: { type: 'string' },
}

/** Some roles lack the right; to act is decided event by event. */
const mayBeForbidden = (right: Right): boolean =>
  right === 'act' || !roles.every((role) => mayDo(role, right))

function statusesOf(row: Endpoint): number[] {
  const statuses = [400, 500]
  if (row.right !== 'anyone') statuses.push(401)
  if (mayBeForbidden(row.right)) statuses.push(403)
  if (row.params !== undefined || row.method !== 'GET') statuses.push(404)
  if (row.idempotent) statuses.push(409)
  if (row.body !== undefined) statuses.push(413, 415)
  return statuses.sort()
}

const reasons = (status: number) =>
  Object.values(problems)
    .filter(([known]) => known === status)
    .map(([, text]) => text)
    .join(' · ')

const problemAnswer = (status: number) => ({
  description: reasons(status),
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const pages = new Set(['docs', 'getEventBody'])

function operation(row: Endpoint): Json {
  const isPage = pages.has(row.name)
  const content = isPage ? 'text/html' : row.feed ? 'text/event-stream' : 'application/json'
  return {
    operationId: row.name,
    summary: row.summary,
    description: `Right: ${row.right}.`,
    tags: [row.tenant === 'path' ? 'REST API' : 'Callboard'],
    security: row.right === 'anyone' ? [] : [{ token: [] }],
    parameters: [
      ...(row.tenant === 'path' ? [clientParameter] : []),
      ...parameters(row.params, 'path'),
      ...parameters(row.query, 'query'),
      ...(row.idempotent ? [keyParameter] : []),
      ...(row.conditional ? [matchParameter] : []),
    ],
    ...(row.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(row.body, 'input') } },
          },
        }),
    responses: {
      200: {
        description: 'Done',
        content: { [content]: { schema: schemaOf(row.response, 'output') } },
      },
      ...Object.fromEntries(statusesOf(row).map((status) => [status, problemAnswer(status)])),
    },
  }
}

/** OpenAPI 3.1 from the same rows and schemas that answer and validate. */
export function openApiDocument(rows: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {}
  for (const row of rows) {
    paths[row.path] = { ...paths[row.path], [row.method.toLowerCase()]: operation(row) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Callboard',
      version: '1.0',
      description:
        'ACD events and dialler campaigns of a contact centre. What stands under /app/v1 is ours and no part of the public REST API.',
    },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  }
}
