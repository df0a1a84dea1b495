import type { Mistake } from './terms'

/** A piece of text between commas or around a word; quoted ones are never anything else than text. */
export type Piece = { text: string; quoted: boolean; at: number }

/** One term as it stands in the text: `-field:piece,piece` or `-word`. */
export type Token = {
  not: boolean
  field?: { name: string; at: number }
  pieces: Piece[]
  at: number
  end: number
}

export class FilterMistake extends Error {
  readonly mistake: Mistake
  constructor(position: number, code: Mistake['code'], text = '') {
    super(code)
    this.mistake = { position, code, text }
  }
}

const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character)

/** The quotes that keyboards and word processors write. */
const typographic = '\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02'
export const isQuote = (character = '') => character !== '' && `"${typographic}`.includes(character)

type Quoted = { piece: Piece; end: number }

/** The text up to a closing quote; `\"` and `\\` stand for a quote and a backslash. */
function scanUntil(text: string, start: number, closes: (at: string) => boolean) {
  let value = ''
  for (let at = start + 1; at < text.length; at += 1) {
    if (closes(text[at] ?? '')) return { value, end: at + 1 }
    if (text[at] === '\\' && (text[at + 1] === '\\' || isQuote(text[at + 1]))) at += 1
    value += text[at]
  }
  return undefined
}

/**
 * `"…"` from its first quote on. A plain one is closed by a plain one, so that it can hold the
 * others; else, as when a word processor has turned one end alone, by any of them.
 */
function scanQuoted(text: string, start: number): Quoted {
  const plain = text[start] === '"' ? scanUntil(text, start, (at) => at === '"') : undefined
  const found = plain ?? scanUntil(text, start, isQuote)
  if (!found) throw new FilterMistake(start, 'unclosed_quote', text.slice(start))
  // French sets spaces between its quotes and what is quoted.
  const value = text[start] === '\u00ab' ? found.value.trim() : found.value
  return { piece: { text: value, quoted: true, at: start }, end: found.end }
}

function scanPiece(text: string, start: number, isEnd: (character: string | undefined) => boolean) {
  if (isQuote(text[start])) return scanQuoted(text, start)
  let end = start
  while (!isEnd(text[end])) end += 1
  return { piece: { text: text.slice(start, end), quoted: false, at: start }, end }
}

const isValueEnd = (character: string | undefined) => isSpace(character) || character === ','

function scanPieces(text: string, start: number): { pieces: Piece[]; end: number } {
  const pieces: Piece[] = []
  let at = start
  for (;;) {
    const { piece, end } = scanPiece(text, at, isValueEnd)
    pieces.push(piece)
    if (text[end] !== ',') return { pieces, end }
    at = end + 1
  }
}

/** A letters-only name and a colon that no `//` follows: `10:30` and `https://x` are words. */
const fieldStart = /([\p{L}]+):(?!\/\/)/uy

function scanToken(text: string, at: number): Token {
  const not = text[at] === '-' && !isSpace(text[at + 1])
  const start = not ? at + 1 : at
  fieldStart.lastIndex = start
  const match = fieldStart.exec(text)
  if (match) {
    const { pieces, end } = scanPieces(text, fieldStart.lastIndex)
    return { not, field: { name: match[1] ?? '', at: start }, pieces, at, end }
  }
  const { piece, end } = scanPiece(text, start, isSpace)
  return { not, pieces: [piece], at, end }
}

/** The terms of a text, in one pass from left to right, each when it is asked for. */
export function* scan(text: string): Generator<Token, void> {
  let at = 0
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1
      continue
    }
    const token = scanToken(text, at)
    yield token
    at = token.end
  }
}
