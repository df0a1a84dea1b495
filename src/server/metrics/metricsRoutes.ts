import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { metrics } from '@/contract/documents'
import { emptyNotFound } from '../http/answerError'
import type { Mounting } from '../http/call'
import { Refusal } from '../http/refusal'
import type { Reply } from '../http/reply'

const type = 'text/plain; version=0.0.4; charset=utf-8'

const hashOf = (text: string) => createHash('sha256').update(text).digest()

/** Of equal lengths, so that the time tells nothing of how much is right. */
const isSame = (one: string, other: string) => timingSafeEqual(hashOf(one), hashOf(other))

/** The metrics on the port of pages and API: for who has the token alone. */
export function mountMetrics(
  { mountOpen }: Mounting,
  scrape: () => Promise<string>,
  token: string,
): void {
  mountOpen(metrics, async ({ context }): Promise<Reply> => {
    if (!isSame(context.req.header('authorization') ?? '', `Bearer ${token}`)) {
      throw new Refusal('unauthorized', [], { 'WWW-Authenticate': 'Bearer' })
    }
    return { body: await scrape(), type, headers: { 'Cache-Control': 'no-store' } }
  })
}

/** What stands at the metrics' own port, and nothing else. */
export function metricsApp(scrape: () => Promise<string>): Hono {
  const app = new Hono()
  app.notFound(() => emptyNotFound())
  app.get(metrics.path, async (context) =>
    context.body(await scrape(), 200, { 'Content-Type': type, 'Cache-Control': 'no-store' }),
  )
  return app
}
