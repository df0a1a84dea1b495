import { getSession } from '@/contract/session'
import { getWallboard, type Wallboard } from '@/contract/wallboard'
import { ProblemError, UnreachableError } from '../errors'
import { createAsk } from '../send'

/** A server that says nothing for so long does not answer. */
const longestAnswerMs = 8000

export type DisplayBoard = { board: Wallboard; zone: string }

/** Reads the board with the token of a display, and never with the browser's session. */
export function displayReads(token: string): () => Promise<DisplayBoard> {
  const ask = createAsk({
    fetch: (url, init) => {
      const headers = new Headers(init.headers)
      headers.set('Authorization', `Bearer ${token}`)
      const signal = AbortSignal.timeout(longestAnswerMs)
      return window.fetch(url, { ...init, headers, credentials: 'omit', signal })
    },
    clientsId: () => undefined,
  })
  let zone: string | undefined
  return async () => {
    try {
      zone ??= (await ask(getSession, {})).answer.timeZone
      return { zone, board: (await ask(getWallboard, {})).answer }
    } catch (error) {
      // The server that answers next may have another setting.
      zone = undefined
      // An answer that broke off is as good as none.
      throw error instanceof ProblemError ? error : new UnreachableError()
    }
  }
}
