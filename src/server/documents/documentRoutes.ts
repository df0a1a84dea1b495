import { randomBytes } from 'node:crypto'
import { docs, healthLive, healthReady, openApi } from '@/contract/documents'
import { endpoints } from '@/contract/endpoints'
import type { AskerRepository } from '../auth/asker'
import { pagePolicy } from '../http/headers'
import type { Mounting } from '../http/mount'
import { done, json } from '../http/reply'
import { docsPage } from './docsPage'
import { openApiDocument } from './openApiDocument'

export function mountDocuments({ mountOpen }: Mounting, askers: AskerRepository): void {
  const document = openApiDocument(endpoints)
  const page = docsPage(document)

  mountOpen(healthLive, async () => done)

  // The gate's own way, so that it is never ready while every call with a token waits.
  mountOpen(healthReady, async ({ now }) => {
    await askers.byToken('health', now)
    return done
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
