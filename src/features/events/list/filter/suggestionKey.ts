type Suggestions = { count: number; active: number | undefined }

/** What a key means while a box is written in; undefined: it is not for the suggestions. */
type Meaning = { go: 'open' | 'close' | 'choose' } | { active: number }

/** Arrows open the suggestions and go round in them; Enter and Tab choose; Escape closes. */
export function suggestionKey(key: string, { count, active }: Suggestions): Meaning | undefined {
  if (count === 0) return key === 'ArrowDown' ? { go: 'open' } : undefined
  if (key === 'ArrowDown') return { active: ((active ?? -1) + 1) % count }
  if (key === 'ArrowUp') return { active: ((active ?? 0) - 1 + count) % count }
  if (key === 'Escape') return { go: 'close' }
  const isChosen = active !== undefined && (key === 'Enter' || key === 'Tab')
  return isChosen ? { go: 'choose' } : undefined
}
