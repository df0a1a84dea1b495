import { CancelledError } from '@tanstack/react-query'
import type { Answer, Endpoint, Request } from '@/contract/endpoint'
import { earlyAnswers } from './early'
import { createAsk, type SendOptions } from './send'
import { waitingSends } from './waitingSends'

let ClientsID: number | undefined

/** Sets the client account that REST paths name, once the session is known. */
export function setClientsID(id: number | undefined): void {
  ClientsID = id
}

/** What was asked for before this script ran; in tests without a page, nothing. */
export const early = earlyAnswers(globalThis.window?.callboardEarly)

let isLeaving = false

/** While a session is being ended nothing more is read with it: the answer would be a refusal. */
export function stopReading(isStopped: boolean): void {
  isLeaving = isStopped
}

/** Whether a session is being ended: what the page tells by itself would be refused too. */
export const isSessionEnding = (): boolean => isLeaving

const askNow = createAsk({
  fetch: (url, init) => window.fetch(url, init),
  clientsId: () => ClientsID,
  untilOnline: waitingSends.untilOnline,
  early,
})

/** Like `send`, and also returns the version of the record and when it came. */
export const ask: typeof askNow = async (row, ...rest) => {
  if (isLeaving && row.method === 'GET') throw new CancelledError({ silent: true })
  return askNow(row, ...rest)
}

export const send = async <Row extends Endpoint>(
  row: Row,
  request: Request<Row>,
  options?: SendOptions,
): Promise<Answer<Row>> => (await ask(row, request, options)).answer
