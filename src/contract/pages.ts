/** Every page of the web app by its path; what is in braces is an ID. The first that fits counts. */
export const pagePaths = [
  '/',
  '/sign-in',
  '/sign-in/oidc',
  '/invitation',
  '/work',
  '/events',
  '/events/new',
  '/events/{AcdEventsID}',
  '/appointments',
  '/wallboard',
  '/groups',
  '/groups/{AcdGroupsID}',
  '/campaigns',
  '/campaigns/compare',
  '/campaigns/{DiallerCampaignsID}',
  '/settings',
  '/settings/preferences',
  '/settings/sessions',
  '/settings/people',
  '/settings/tokens',
  '/settings/alerts',
  '/settings/audit',
  '/settings/health',
] as const
export type PagePath = (typeof pagePaths)[number]

type IdName<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | IdName<Rest>
  : never
/** The IDs that a page's path holds, by the names in its braces. */
export type PageIds = Partial<Record<IdName<PagePath>, number>>

export type PageMatch = { page: PagePath; ids: PageIds }

const patterns = pagePaths.map((page) => ({
  page,
  pattern: new RegExp(
    `^${page.replace(/\/$/, '').replace(/\{(\w+)\}/g, '(?<$1>\\d{1,10})')}/?$`,
    'i',
  ),
}))
/** An ID as the paths of the REST API take it. */
const isId = (id: number) => id >= 1 && id <= 2_147_483_647

/** The page of a path, read alike by the browser and the server; undefined where there is none. */
export function findPage(path: string): PageMatch | undefined {
  for (const { page, pattern } of patterns) {
    const found = pattern.exec(path)
    if (!found) continue
    const ids = Object.entries(found.groups ?? {}).map(
      ([name, text]) => [name, Number(text)] as const,
    )
    if (ids.every(([, id]) => isId(id))) return { page, ids: Object.fromEntries(ids) }
  }
  return undefined
}
