import { afterAll, beforeAll, expect, test } from 'vitest'
import { endpoints } from '@/contract/endpoints'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const open = (path: string) => server.app.request(path)

test('the OpenAPI document is 3.1, needs no token, and describes every row', async () => {
  const document = await (await open('/openapi.json')).json()
  expect(document.openapi).toMatch(/^3\.1\./)
  for (const row of endpoints) {
    const operation = document.paths[row.path]?.[row.method.toLowerCase()]
    expect(operation?.operationId, row.name).toBe(row.name)
    const places = operation.parameters.filter((entry: { in: string }) => entry.in === 'path')
    const names = places.map((entry: { name: string }) => `{${entry.name}}`)
    expect(names.sort(), row.name).toEqual((row.path.match(/\{\w+\}/g) ?? []).sort())
    expect(operation.requestBody !== undefined, row.name).toBe(row.body !== undefined)
  }
})

test('what create takes is described with its limits', async () => {
  const document = await (await open('/openapi.json')).json()
  const create = document.paths['/rest/v1.0/{ClientsID}/acd/events/create'].post
  const body = create.requestBody.content['application/json'].schema
  expect(body.required).toEqual(['AcdEventTypesID', 'Sender', 'Subject'])
  expect(body.properties.AcdEventTypesID).toMatchObject({ type: 'integer', minimum: 1, maximum: 7 })
  expect(body.properties.nPriority).toMatchObject({ minimum: 0, maximum: 200 })
})

test('the page to read names every path, without a script and under the page policy', async () => {
  const response = await open('/docs')
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe-')
  const text = await response.text()
  expect(text).not.toContain('<script')
  expect(text).toContain(`nonce="${/'nonce-([^']+)'/.exec(policy)?.[1]}"`)
  for (const row of endpoints) expect(text, row.name).toContain(row.path)
})

test('health answers without a token', async () => {
  expect((await open('/health/live')).status).toBe(200)
  expect((await open('/health/ready')).status).toBe(200)
})
