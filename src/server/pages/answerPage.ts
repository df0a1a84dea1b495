import type { Context } from 'hono'
import { findPage } from '@/contract/pages'
import { emptyNotFound } from '../http/answerError'
import type { Pages } from './pages'

/** Below these, an unknown path is a 404 with an empty body, also for a browser. */
const isApi = (path: string) => /^\/(rest|app)(\/|$)/.test(path)

const isReading = (method: string) => method === 'GET' || method === 'HEAD'

/** A browser that opens an address, in place of a script or a program that reads one. */
const wantsHtml = (context: Context) => /\btext\/html\b/i.test(context.req.header('accept') ?? '')

/** What no row knows: a file or a page of the web app, or nothing at all, which is a 404. */
export async function answerPage(context: Context, pages: Pages | undefined): Promise<Response> {
  const { path, method } = context.req
  if (pages === undefined || !isReading(method) || isApi(path)) return emptyNotFound()
  const file = await pages.file(context)
  if (file) return file
  if (findPage(path)) return pages.page(context, 200)
  return wantsHtml(context) ? pages.page(context, 404) : emptyNotFound()
}
