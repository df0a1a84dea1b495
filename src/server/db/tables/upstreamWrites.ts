import type { Generated, GeneratedAlways } from 'kysely'

/** What was sent to the upstream, until it is known what became of it. */
export type UpstreamWritesTable = {
  client_id: number
  id: GeneratedAlways<number>
  kind:
    | 'createEvent'
    | 'holdEvent'
    | 'cloneCampaign'
    | 'deleteCampaign'
    | 'importContact'
    | 'deleteContact'
    | 'deleteContacts'
  access_tokens_id: number
  key: string | null
  request_sha256: Buffer
  asker: string
  request: string
  mark: string
  last_known_id: number
  sent_at: Date
  sender: string
  state: 'sending' | 'unclear' | 'several' | 'not_done' | 'not_sent' | 'done' | 'refused'
  given_up_at: Date
  polls: Generated<number>
  gone_polls: Generated<number>
  record_id: number | null
  candidates: Generated<number[]>
  status: number | null
  answer: string | null
}
