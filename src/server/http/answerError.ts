import type { Context } from 'hono'
import type { Logger } from 'pino'
import { DatabaseAway } from '../db/databaseAway'
import { Ended } from '../db/endable'
import { Refusal, Repeated } from './refusal'
import { noteOf } from './requestNote'

const jsonHeaders = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
}

// Problem statuses are ours; hono types them by their numbers.
const respond = (status: number, text: string, headers: Record<string, string> = {}) =>
  new Response(text, { status, headers: { ...jsonHeaders, ...headers } })

const refuse = (refusal: Refusal) =>
  respond(refusal.status, JSON.stringify(refusal.body()), refusal.headers)

/** Soon: a database that was restarted is back in seconds. */
const retryAfter = { 'Retry-After': '1' }

/** A read stores nothing, so its outcome is never unclear. */
function awayRefusal({ reason }: DatabaseAway, method: string): Refusal {
  if (reason === 'full') return new Refusal('database_full', [], retryAfter)
  const isUnclear = reason === 'unclear' && method !== 'GET' && method !== 'HEAD'
  return new Refusal(isUnclear ? 'outcome_unclear' : 'not_ready', [], retryAfter)
}

/** The pattern of its route: a path may hold what a customer said. */
const requestOf = (context: Context) => ({
  method: context.req.method,
  route: noteOf(context).route,
})

/** Answers any error with the contract's body, which says nothing about the inside. */
export const answerError =
  (log: Logger) =>
  (error: Error, context: Context): Response => {
    if (error instanceof Repeated) return respond(error.status, error.text)
    if (error instanceof Refusal) return refuse(error)
    // Nobody is there to read it.
    if (error instanceof Ended) return new Response(null, { status: 499 })
    if (error instanceof DatabaseAway) {
      log.warn({ reason: error.message, ...requestOf(context) }, 'away')
      return refuse(awayRefusal(error, context.req.method))
    }
    log.error({ error, ...requestOf(context) }, 'broken')
    return refuse(new Refusal('internal'))
  }

/** No such endpoint, page or file: nothing that a cache may keep. */
export const emptyNotFound = () =>
  new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
