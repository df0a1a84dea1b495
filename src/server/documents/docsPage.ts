import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

type Json = Record<string, unknown>
type Html = HtmlEscapedString | Promise<HtmlEscapedString>
type Operation = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters: { name: string; in: string; required: boolean; schema: Json }[]
  requestBody?: { content: Record<string, { schema: Json }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>
}

const style = `
:root { color-scheme: light dark; --line: light-dark(#d0d7de, #3d444d); --soft: light-dark(#f6f8fa, #151b23); }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
article { margin: 1.5rem 0; padding: 1rem; border: 1px solid var(--line); border-radius: 8px; overflow-wrap: anywhere; }
h3 { margin: 0 0 .25rem; font-size: 1rem; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
pre { background: var(--soft); padding: .75rem; overflow: auto; border-radius: 6px; max-height: 24rem; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
`

const shown = (schema: Json) => JSON.stringify(schema, null, 2)

function typeText(schema: Json): string {
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ')
  return typeof schema.type === 'string' ? schema.type : 'text'
}

const schemaBlock = (title: string, schema: Json | undefined): Html =>
  schema === undefined
    ? html``
    : html`<details><summary>${title}</summary><pre tabindex="0">${shown(schema)}</pre></details>`

const parameterTable = (parameters: Operation['parameters']): Html =>
  parameters.length === 0
    ? html``
    : html`<table>
        <thead><tr><th>Parameter</th><th>In</th><th>Type</th></tr></thead>
        <tbody>${parameters.map(
          (parameter) => html`<tr>
            <td><code>${parameter.name}</code>${parameter.required ? ' (required)' : ''}</td>
            <td>${parameter.in}</td>
            <td>${typeText(parameter.schema)}</td>
          </tr>`,
        )}</tbody>
      </table>`

const answers = (responses: Operation['responses']): Html =>
  html`<table>
    <thead><tr><th>Status</th><th>Meaning</th></tr></thead>
    <tbody>${Object.entries(responses).map(
      ([status, { description }]) => html`<tr><td>${status}</td><td>${description}</td></tr>`,
    )}</tbody>
  </table>`

const article = (method: string, path: string, operation: Operation): Html =>
  html`<article id="${operation.operationId}">
    <h3><code>${method.toUpperCase()} ${path}</code></h3>
    <p>${operation.summary}. ${operation.description}</p>
    ${parameterTable(operation.parameters)}
    ${schemaBlock('Request body', operation.requestBody?.content['application/json']?.schema)}
    ${schemaBlock('Answer', Object.values(operation.responses['200']?.content ?? {})[0]?.schema)}
    ${answers(operation.responses)}
  </article>`

/** The OpenAPI document as a page to read: no script, nothing from elsewhere. */
export async function docsPage(document: Json): Promise<string> {
  const paths = Object.entries(document.paths as Record<string, Record<string, Operation>>)
  const all = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
  const section = (tag: string) =>
    html`<h2>${tag}</h2>
      ${all
        .filter(({ operation }) => operation.tags.includes(tag))
        .map(({ method, path, operation }) => article(method, path, operation))}`
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Callboard REST API</title>
        <style nonce="__CSP_NONCE__">${raw(style)}</style>
      </head>
      <body>
        <main>
          <h1>Callboard REST API</h1>
          <p>
            Send <code>Authorization: Bearer TOKEN</code>. The same as data:
            <a href="/openapi.json">openapi.json</a>.
          </p>
          ${section('REST API')} ${section('Callboard')}
        </main>
      </body>
    </html>`
  return String(page)
}
