import { Refusal } from './refusal'

/** What is read from an upstream when somebody looks at it. */
export type Looked =
  /** Those of a campaign; without one all contacts. */
  | { part: 'contacts'; DiallerCampaignsID?: number | undefined }
  | { part: 'resultCodes'; DiallerCampaignsID: number }

/** `whole`: the last reading was; `reading`: the first one goes on; else what kept it from being whole. */
export type LookState = 'whole' | 'reading' | 'silent' | 'refused' | 'broken'

/** How old what is kept is. */
export type Look = {
  host: string
  /** When the last whole reading began; null: none was whole, so what is kept is not all. */
  asOf: number | null
  state: LookState
}

/** What the rooms of the nouns are given of what is read on a look (decision 47). */
export type UpstreamLooks = {
  /**
   * Asks the upstream where that is due, once for all who look, and waits a while for what it says.
   * Undefined: the records are Callboard's own, or the campaign is not known.
   */
  at: (ClientsID: number, looked: Looked, patienceMs?: number) => Promise<Look | undefined>
  /** The same for one contact by itself: whether the upstream has told of it. */
  atContact: (ClientsID: number, ID: number) => Promise<Look | undefined>
}

const retryAfter = { 'Retry-After': '5' }

/** Why there is nothing to answer with: the upstream has not told it, and nothing is kept. */
export const unreadRefusal = ({ host, state }: Look): Refusal =>
  state === 'refused'
    ? new Refusal('upstream_refused', [], {}, { host })
    : new Refusal('upstream_unread', [], retryAfter, { host })

/** What no reading has told whole is no answer: half of it would be taken for all. */
export function refuseUnread(look: Look | undefined): void {
  if (look?.asOf === null) throw unreadRefusal(look)
}

/** The call as it is answered after a look: what was counted at the gate is of before it. */
export const afterLook = <Asked extends { versions: unknown }>(
  call: Asked,
  look: Look | undefined,
) => ({ ...call, versions: look === undefined ? call.versions : undefined })
