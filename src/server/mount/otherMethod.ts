import type { Endpoint } from '@/contract/endpoint'
import { Refusal } from '../http/refusal'

const isParameter = (segment: string) => segment.startsWith('{')

const pattern = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`)

/** Of two paths that fit, the one whose literal segment comes first has the smaller text. */
const rank = (path: string) =>
  path
    .split('/')
    .map((segment) => (isParameter(segment) ? '1' : '0'))
    .join('')

const segmentsOf = (path: string) => path.split('/')

/** Whether a row with another path may fit an address of this one. */
export function hasRival({ path }: Endpoint, rows: readonly Endpoint[]): boolean {
  const own = segmentsOf(path)
  const overlaps = (other: readonly string[]) =>
    other.length === own.length &&
    other.every(
      (segment, at) => segment === own[at] || isParameter(segment) || isParameter(own[at] ?? ''),
    )
  return rows.some((row) => row.path !== path && overlaps(segmentsOf(row.path)))
}

/**
 * Which methods a path knows; none where there is no such endpoint at all. A literal segment wins
 * over a parameter, whatever the method: `clone` is no ID.
 */
export function methodsAt(rows: readonly Endpoint[]) {
  let known: { method: string; fits: RegExp; rank: string }[] = []
  return (path: string): string[] => {
    if (known.length !== rows.length) {
      known = rows.map((row) => ({
        method: row.method,
        fits: pattern(row.path),
        rank: rank(row.path),
      }))
    }
    const fitting = known.filter(({ fits }) => fits.test(path))
    const first = fitting.map((one) => one.rank).sort()[0]
    return [...new Set(fitting.filter((one) => one.rank === first).map(({ method }) => method))]
  }
}

/** A 405 that says what the path does know. */
export const notAllowed = (methods: readonly string[]) =>
  new Refusal('method_not_allowed', [], { Allow: methods.join(', ') })
