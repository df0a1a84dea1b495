import { randomBytes } from 'node:crypto'
import { docs, healthLive, healthReady, openApi, type Ready } from '@/contract/documents'
import { endpoints } from '@/contract/endpoints'
import type { PrincipalRepository } from '../auth/principals'
import type { Mounting } from '../http/call'
import { pagePolicy } from '../http/headers'
import { Refusal } from '../http/refusal'
import { done, json } from '../http/reply'
import type { OperationNotes } from '../operation/operationNotes'
import { docsPage } from './docsPage'
import { openApiDocument } from './openApiDocument'

type DocumentOptions = { principals: PrincipalRepository; operation: OperationNotes }

/** Of the mirrors that this process keeps. */
function readyAt(now: number, operation: OperationNotes): Ready {
  const mirrors = [...operation.mirrors()].map(([ClientsID, { asOf, stateAt }]) => ({
    ClientsID,
    state: stateAt(now),
    ageSeconds: asOf === null ? null : Math.max(0, Math.floor((now - asOf) / 1000)),
  }))
  return { ...(mirrors.length > 0 ? { mirrors } : {}), status: 200 }
}

export function mountDocuments(
  { mountOpen }: Mounting,
  { principals, operation }: DocumentOptions,
): void {
  const document = openApiDocument(endpoints)
  const page = docsPage(document)

  mountOpen(healthLive, async () => done)

  // Over the gate's connections, so that it is not ready while calls with a token wait.
  mountOpen(healthReady, async ({ now }) => {
    if (operation.isEnding()) throw new Refusal('not_ready', [], { Connection: 'close' })
    await principals.byToken('health', now)
    if (operation.isFull(now)) throw new Refusal('database_full')
    return json(readyAt(now, operation))
  })

  mountOpen(openApi, async () => json(document))

  mountOpen(docs, async () => {
    const nonce = randomBytes(16).toString('base64')
    return {
      body: (await page).replaceAll('__CSP_NONCE__', nonce),
      type: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': pagePolicy(nonce) },
    }
  })
}
