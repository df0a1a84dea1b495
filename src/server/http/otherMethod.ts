import type { Endpoint } from '@/contract/endpoint'

const pattern = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`)

/** Which methods a path knows, for a 405; none where there is no such endpoint at all. */
export function methodsAt(rows: readonly Endpoint[]) {
  const known = rows.map((row) => ({ method: row.method, fits: pattern(row.path) }))
  return (path: string): string[] => {
    const methods = known.filter(({ fits }) => fits.test(path)).map(({ method }) => method)
    return [...new Set(methods)]
  }
}
