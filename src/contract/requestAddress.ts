import type { Endpoint, Request } from './endpoint'

type Values = Record<string, unknown>

/** The address of a request, for whoever sends it, links to it or names it to the browser. */
export function requestAddress(
  row: Endpoint,
  request: Request<Endpoint>,
  ClientsID?: number | undefined,
): string {
  const params: Values = { ClientsID, ...(request.params ?? {}) }
  const path = row.path.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(String(params[key])))
  const given = Object.entries((request.query ?? {}) as Values).filter(
    ([, value]) => value !== undefined && value !== '',
  )
  const query = new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
  return query.size > 0 ? `${path}?${query}` : path
}
