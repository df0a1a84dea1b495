import { setTimeout as pause } from 'node:timers/promises'
import type { AcdEvent } from '@/contract/event/events'
import type { MirrorPair } from './mirrorPair'

/** One create: how it is sent, under which key, and what was last told of it. */
export type SentCreate = {
  how: 'rest' | 'held'
  key: string
  body: { Subject: string } & Record<string, unknown>
  told: ToldOutcome
}
/** `status` as the REST API says it, of a held create too. */
export type ToldOutcome = { status: number; error: string; records: AcdEvent[] }

const nothing = { error: '', records: [] }

type Held = {
  state: string
  record: AcdEvent | null
  problem: { status: number; error: string; records?: AcdEvent[] } | null
}

function toldOf({ state, record, problem }: Held): ToldOutcome {
  if (state === 'created' && record) return { status: 200, error: '', records: [record] }
  if (problem) return { records: [], ...problem }
  throw new Error(`A held create is ${state} and says nothing`)
}

/** Sends creates as apps do and as the form does, and asks what became of them. */
export function sendCreates({ server, pass }: Pick<MirrorPair, 'server' | 'pass'>) {
  const post = async (path: string, { key, body }: Omit<SentCreate, 'told'>) => {
    const headers = { 'idempotency-key': key }
    const answer = await server.fetch(path, { method: 'POST', body: JSON.stringify(body), headers })
    return { status: answer.status, ...(await answer.json()) }
  }

  async function held(create: Omit<SentCreate, 'told'>): Promise<ToldOutcome> {
    for (;;) {
      const { status, error, records } = await post('/app/v1/events/held', create)
      if (status !== 200) throw new Error(`A form was refused: ${status} ${error}`)
      const [one] = records as [Held]
      if (one.state !== 'held' && one.state !== 'sent') return toldOf(one)
      if (one.state === 'held') {
        pass(5000)
        await server.releaseDue()
      } else await pause(5)
    }
  }

  /** The same again tells what became of it, or sends it anew where nothing was done. */
  async function ask(create: Omit<SentCreate, 'told'>): Promise<ToldOutcome> {
    if (create.how === 'held') return held(create)
    return { ...nothing, ...(await post('/rest/v1.0/1/acd/events/create', create)) }
  }

  return {
    ask,
    send: async (create: Omit<SentCreate, 'told'>): Promise<SentCreate> => ({
      ...create,
      told: await ask(create),
    }),
  }
}
