import type { PastWord } from './names'

/** A day, a minute, or a moment that moves with the clock; kept as written, so it prints again. */
export type DateValue =
  | { day: string }
  | { minute: string }
  | { relative: 'today' | 'yesterday' }
  | { ago: number; unit: 'd' | 'h' }

/** How an event stood at a past minute: the beginning of what the date covers. */
type PastValue = { stood: PastWord; date: DateValue }

/** `word`: open, closed, none, me, any, due, overdue, later, today, met, missed. `id`: a number. Else as written. */
export type Value =
  | { word: string }
  | { id: number }
  | { text: string }
  | { date: DateValue }
  | PastValue

/** One end of a range; `included` is false for `<x` and `>x`. */
export type Bound = { value: Value; included: boolean }

export type Test = { any: Value[] } | { from?: Bound; to?: Bound }

/** `at` and `end` are offsets in the text that was read. */
type TermPlace = { not: boolean; at: number; end: number }
/** `spaced`: bare words side by side that may be one number: `+49 30 23125337`. */
export type WordTerm = TermPlace & { kind: 'word'; text: string; spaced?: true }
export type FieldTerm = TermPlace & { kind: 'field'; field: string; test: Test }
export type Term = WordTerm | FieldTerm

type MistakeCode =
  | 'too_long'
  | 'too_many_terms'
  | 'bad_character'
  | 'unclosed_quote'
  | 'unknown_field'
  | 'empty_value'
  | 'bad_value'
  | 'no_ranges'

/** What cannot be read, and from which offset on (the first character is 0). */
export type Mistake = { position: number; code: MistakeCode; text: string }
