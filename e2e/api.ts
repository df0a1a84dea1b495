import type { EventAction } from '../src/contract/event/eventActions'
import type { AcdEvent } from '../src/contract/event/events'
import type { Journey } from '../src/testing/journeyServer'

type Names = { ID: number; Name: string }
export type Group = Names & {
  GroupNumber: string | null
  AcdGroupTypesID: number
  PrimaryAcdAgentGroupsID: number | null
  bNoDuplicateEvents: boolean
}
type Envelope<Item> = { records: Item[]; count: number; total?: number }

/** The REST API with the admin's token: what a page shows is held against it. */
export function restApi({ url, tokens }: Journey) {
  async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(
      path.startsWith('/app/') ? url + path : `${url}/rest/v1.0/1${path}`,
      {
        method,
        headers: { Authorization: `Bearer ${tokens.admin}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    )
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    // The server's own tests hold every answer against its schema.
    return JSON.parse(text) as Answer
  }

  const events = (query: Record<string, string | number>) =>
    ask<Envelope<AcdEvent>>(
      'GET',
      `/acd/events?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))}`,
    )

  /** Somebody else, who acts on an event while the page is open. */
  async function act(AcdEventsID: number, action: object): Promise<void> {
    const response = await fetch(`${url}/app/v1/events/${AcdEventsID}/actions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${tokens.admin}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(action),
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  }

  return {
    ask,
    act,
    events,
    countOf: async (filter: string) => (await events({ filter, limitPageSize: 1 })).total ?? -1,
    groups: async () => (await ask<Envelope<Group>>('GET', '/acd/groups')).records,
    campaigns: async () => (await ask<Envelope<Names>>('GET', '/dialler/campaigns')).records,
    createEvent: async (event: object) =>
      (await ask<Envelope<AcdEvent>>('POST', '/acd/events/create', event)).records[0],
    /** What a person could do to these events, at once; those of them that could be acted on. */
    actOnAll: async (IDs: number[], act: EventAction) => {
      type Answer = { results: { ID: number; status: number }[] }
      const { results } = await ask<Answer>('POST', '/app/v1/events/actions', { IDs, act })
      return results.filter(({ status }) => status === 200).map(({ ID }) => ID)
    },
    revokeTokens: async (role: string) => {
      const { records } = await ask<Envelope<{ ID: number; role: string }>>('GET', '/app/v1/tokens')
      for (const token of records.filter((one) => one.role === role)) {
        await ask('DELETE', `/app/v1/tokens/${token.ID}`)
      }
    },
    contactsOf: async (DiallerCampaignsID: number) =>
      (
        await ask<Envelope<Names>>(
          'GET',
          `/dialler/contacts?diallerCampaignsID=${DiallerCampaignsID}`,
        )
      ).records,
    resultCodesOf: async (DiallerCampaignsID: number) =>
      (
        await ask<Envelope<{ ID: number; Content: string; ExportKey: string }>>(
          'GET',
          `/dialler/campaigns/campaign/${DiallerCampaignsID}/resultCodes?languagesID=1`,
        )
      ).records,
  }
}
export type RestApi = ReturnType<typeof restApi>
