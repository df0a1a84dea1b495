import { blackBar, type NumberNotations } from './numberNotations'

export type Blackening = (value: unknown) => unknown

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON with every text and number in it changed; keys are the program's own, or texts too. */
function walk(value: unknown, change: Blackening): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, change))
  if (!isObject(value)) return change(value)
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [String(change(key)), walk(one, change)]),
  )
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Blackens a number wherever it stands; a text that is JSON stays JSON. */
export const blackenNumber =
  (notations: NumberNotations): Blackening =>
  (value) =>
    walk(value, (one) => {
      if (typeof one === 'number') return notations.isIn(String(one)) ? null : one
      if (typeof one !== 'string' || !notations.isIn(one)) return one
      const inner = parsed(one)
      return inner === undefined
        ? notations.blacken(one)
        : JSON.stringify(blackenNumber(notations)(inner))
    })

/** Every text of a record that is gone; numbers and dates tell nobody. */
export const blackenTexts: Blackening = (value) => {
  if (Array.isArray(value)) return value.map(blackenTexts)
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, blackenTexts(one)]))
  }
  return typeof value === 'string' && !/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(value) ? blackBar : value
}
