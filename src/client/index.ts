import type { Answer, Endpoint, Request } from '@/contract/endpoint'
import { createAsk, type SendOptions } from './send'
import { waitingSends } from './waitingSends'

let ClientsID: number | undefined

/** Sets the client account that REST paths name, once the session is known. */
export function setClientsID(id: number | undefined): void {
  ClientsID = id
}

/** Like `send`, and also returns the version of the record. */
export const ask = createAsk(
  (url, init) => window.fetch(url, init),
  () => ClientsID,
  waitingSends.untilOnline,
)

export const send = async <Row extends Endpoint>(
  row: Row,
  request: Request<Row>,
  options?: SendOptions,
): Promise<Answer<Row>> => (await ask(row, request, options)).answer
