import type { BodySlip } from '@/contract/eventBody'
import { nothingHeld } from './heldCounts.mjs'
import type { Body } from './readBody.mjs'

const lineLength = 90

/** How many lines a text fills, about: a frame without scripts cannot tell its height. */
const linesOf = (text: string): number =>
  text.split('\n', 200).reduce((sum, line) => sum + 1 + Math.floor(line.length / lineLength), 0)

/** What a page says about a body beside the frame that shows it. */
export function slipOf(body: Body): BodySlip {
  const isEmpty = body.text.trim() === '' && (body.kind === 'text' || body.html.trim() === '')
  const lines = linesOf(body.text)
  if (body.kind === 'text') {
    const { because, isCut, links = [] } = body
    const kind = isEmpty ? 'none' : 'text'
    const cut = isCut ? { isCut } : {}
    return { kind, because, held: nothingHeld(), hosts: [], links, lines, ...cut }
  }
  const { held, hosts, links } = body
  return { kind: isEmpty ? 'none' : 'html', because: null, held, hosts, links, lines }
}
