import type { Context } from 'hono'
import { firstAddresses } from '@/contract/firstRequests'
import { findPage, type PageMatch } from '@/contract/pages'
import { emptyNotFound } from '../http/answerError'
import type { Principal } from '../http/principal'
import { noteOf } from '../http/requestNote'
import type { Pages } from './pages'

/** Below these, an unknown path is a 404 with an empty body, also for a browser. */
const isApi = (path: string) => /^\/(rest|app)(\/|$)/.test(path)

const isReading = (method: string) => method === 'GET' || method === 'HEAD'

/** A browser that opens an address, in place of a script or a program that reads one. */
const wantsHtml = (context: Context) => /\btext\/html\b/i.test(context.req.header('accept') ?? '')

type PageParts = {
  pages: Pages | undefined
  /** Who opens a page, if that is known at once. */
  visitor: (context: Context) => Promise<Principal | undefined>
}

async function addressesFor(found: PageMatch, context: Context, visitor: PageParts['visitor']) {
  const principal = await visitor(context)
  if (principal === undefined) return []
  const search = Object.fromEntries(new URL(context.req.url).searchParams)
  return firstAddresses(found, { search, principal })
}

/** What no row knows: a file or a page of the web app, or nothing at all, which is a 404. */
export async function answerPage(
  context: Context,
  { pages, visitor }: PageParts,
): Promise<Response> {
  const { path, method } = context.req
  if (pages === undefined || !isReading(method) || isApi(path)) return emptyNotFound()
  const file = await pages.file(context)
  if (file) {
    noteOf(context).route = 'file'
    return file
  }
  const found = findPage(path)
  if (found) {
    noteOf(context).route = found.page
    const addresses = await addressesFor(found, context, visitor)
    return pages.page(context, 200, { page: found.page, addresses })
  }
  return wantsHtml(context) ? pages.page(context, 404) : emptyNotFound()
}
