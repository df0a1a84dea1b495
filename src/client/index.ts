import { createSend } from './send'

let ClientsID: number | undefined

/** Whose account the REST paths name; set when the session is known. */
export function setClientsID(id: number | undefined): void {
  ClientsID = id
}

export const send = createSend(
  (url, init) => window.fetch(url, init),
  () => ClientsID,
)
