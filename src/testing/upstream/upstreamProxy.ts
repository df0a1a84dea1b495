import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { documentedAnswer, documentedPath } from './documentedCalls'
import { type Injury, injured } from './injuries'

/** A call as it arrived; `path` with what is documented of its query. */
export type UpstreamCall = { method: string; path: string; body: string }
/** What becomes of a call; undefined: it comes through. */
export type ChooseInjury = (call: UpstreamCall) => Injury | undefined

type Answer = { status: number; text: string }
/** A write that the upstream was asked for, with its answer, whoever was told of it. */
type DoneWrite = UpstreamCall & Answer
/** Asks the upstream itself. */
type Ask = (call: UpstreamCall, authorization: string | undefined) => Promise<Answer>

const jsonHeaders = { 'Content-Type': 'application/json' }

async function textOf(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of incoming) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

/** Sends the first part of an answer, whose length was told, and closes. */
function cut(answer: ServerResponse, { status, text }: Answer, after: number): void {
  const whole = Buffer.from(text)
  const part = whole.subarray(0, Math.floor(whole.length * after))
  answer.writeHead(status, { ...jsonHeaders, 'Content-Length': whole.length })
  answer.flushHeaders()
  answer.write(part, () => answer.destroy())
}

/**
 * An existing system as Callboard meets it: documented calls, parameters and keys alone, no ETag,
 * no key of a write; what is not documented is 404 without a body. `ask` reaches what is behind it.
 */
export async function upstreamProxy(ask: Ask) {
  const calls: UpstreamCall[] = []
  const writes: DoneWrite[] = []
  let choose: ChooseInjury = () => undefined
  const late = new Set<Promise<unknown>>()

  async function pass(call: UpstreamCall, authorization: string | undefined): Promise<Answer> {
    const { status, text } = await ask(call, authorization)
    if (call.method !== 'GET') writes.push({ ...call, status, text })
    return { status, text: documentedAnswer(text) }
  }

  async function answerCall(call: UpstreamCall, incoming: IncomingMessage, answer: ServerResponse) {
    const injury = choose(call)
    const done = () => pass(call, incoming.headers.authorization)
    switch (injury?.is) {
      case 'request lost':
        return answer.destroy()
      case 'done late': {
        answer.destroy()
        const doing = pause(injury.ms).then(done)
        late.add(doing)
        await doing
        return late.delete(doing)
      }
      case 'refused':
        return answer
          .writeHead(injury.status, { ...jsonHeaders, ...injury.headers })
          .end(
            injury.body ?? JSON.stringify({ status: injury.status, error: 'Refused on the way' }),
          )
      case 'answer lost':
        await done()
        return answer.destroy()
      case 'silent':
        return done()
      case 'cut':
        return cut(answer, await done(), injury.after)
    }
    if (injury?.is === 'slow') await pause(injury.ms)
    const { status, text } = await done()
    const body = injury && status === 200 ? injured(text, injury) : text
    return answer.writeHead(status, jsonHeaders).end(body)
  }

  async function handle(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await textOf(incoming)
    const method = incoming.method ?? 'GET'
    const path = documentedPath(method, incoming.url ?? '/')
    if (path === undefined) {
      answer.writeHead(404).end()
      return
    }
    const call = { method, path, body }
    calls.push(call)
    await answerCall(call, incoming, answer)
  }

  const server = createServer((incoming, answer) => {
    handle(incoming, answer).catch(() => answer.destroy())
  })
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen(0)
  // A server of TCP has an address of this kind.
  const { port } = server.address() as AddressInfo

  async function setDown(isDown: boolean): Promise<void> {
    if (isDown === !server.listening) return
    if (!isDown) return listen(port)
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }

  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/rest/v1.0`,
    /** Documented calls that arrived, in their order. */
    calls,
    /** Writes that the upstream was asked for itself. */
    writes,
    /** From now on what comes is injured as this says; the last one counts. */
    injure: (chooseInjury: ChooseInjury) => {
      choose = chooseInjury
    },
    /** The next call that fits is injured, and no other. */
    injureNext: (injury: Injury, fits: (call: UpstreamCall) => boolean = () => true) => {
      let isDone = false
      choose = (call) => {
        if (isDone || !fits(call)) return undefined
        isDone = true
        return injury
      }
    },
    heal: () => {
      choose = () => undefined
    },
    /** Nobody listens at the port, as long. */
    setDown,
    /** Resolves when no write is on its way any more. */
    settled: async () => {
      while (late.size > 0) await Promise.allSettled([...late])
    },
    close: () => setDown(true),
  }
}
