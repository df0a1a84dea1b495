import type { BodyReport } from '@/contract/event/eventBody'
import { followsTheme } from './bodyDocument'
import type { BodyReader } from './bodyReader'
import type { Body } from './readBody.mjs'
import { nothingBlocked } from './sanitize/blockedContent.mjs'

const lineLength = 90

/** How many lines a text fills, about: a frame without scripts cannot tell its height. */
const linesOf = (text: string): number =>
  text.split('\n', 200).reduce((sum, line) => sum + 1 + Math.floor(line.length / lineLength), 0)

/** What a page says about a body beside the frame that shows it. */
export function bodyReport(body: Body): BodyReport {
  const isEmpty = body.text.trim() === '' && (body.kind === 'text' || body.html.trim() === '')
  const lines = linesOf(body.text)
  if (body.kind === 'text') {
    const { because, isCut, links = [] } = body
    const kind = isEmpty ? 'none' : 'text'
    const cut = isCut ? { isCut } : {}
    const held = nothingBlocked()
    return { kind, because, followsTheme: true, held, hosts: [], links, lines, ...cut }
  }
  const { blocked: held, hosts, links } = body
  const kind = isEmpty ? 'none' : 'html'
  return { kind, because: null, followsTheme: followsTheme(body), held, hosts, links, lines }
}

/** The same as JSON text, of a body that is read quickly; undefined for one that is not. */
export const quickReport = (reader: BodyReader) => async (eventData: string) => {
  const body = await reader.readQuickly(eventData)
  return body && JSON.stringify(bodyReport(body))
}
