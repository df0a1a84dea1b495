import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from 'hono'
import { chooseEncoding, type Packable, packable } from '../http/compress'
import { pagePolicy } from '../http/headers'
import { builtFiles } from './builtFiles'
import { type OpenedPage, withEarly } from './pageHead'

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  woff2: 'font/woff2',
  map: 'application/json; charset=utf-8',
}

type Asset = {
  type: string
  packing: Packable
  immutable: boolean
}

const typeOf = (name: string) => types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'

function readAssets(folder: string): Map<string, Asset> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
  const read = (name: string) => readFileSync(join(folder, name))
  // The build has packed what pages load.
  const packed = new Set(names.filter((name) => name.endsWith('.br')))
  const small = (name: string) => (packed.has(`${name}.br`) ? read(`${name}.br`) : undefined)
  return new Map(
    names
      .filter((name) => !packed.has(name))
      .map((name) => [
        name,
        {
          type: typeOf(name),
          packing: packable(read(name), small(name)),
          // Their names hold a hash of their content.
          immutable: name.startsWith('/assets/'),
        },
      ]),
  )
}

/** The asset, compressed once for each encoding and kept. */
async function sendAsset(context: Context, asset: Asset): Promise<Response> {
  const isText = /^(text|image\/svg|application\/(json|manifest))/.test(asset.type)
  const asked = isText ? chooseEncoding(context.req.header('accept-encoding')) : undefined
  const { body, encoding } = await asset.packing(asked)
  return context.body(body, 200, {
    'Content-Type': asset.type,
    'Cache-Control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  })
}

/** A page under a policy of its own: its nonce is new each time. It is made for who asks. */
function sendPage(context: Context, template: string, status: 200 | 404): Response {
  const nonce = randomBytes(16).toString('base64')
  return context.body(template.replaceAll('__CSP_NONCE__', nonce), status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    Vary: 'Cookie',
    'Content-Security-Policy': pagePolicy(nonce),
  })
}

export type Pages = {
  /** The file of the web app that has this path, if there is one. */
  file: (context: Context) => Promise<Response | undefined>
  /** The one page for every route of the browser; with 404 it says that there is no such page. */
  page: (context: Context, status: 200 | 404, opened?: OpenedPage) => Promise<Response>
}

/** The built web app: its files and its page. */
export function builtPages(folder: string): Pages {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) {
    throw new Error(`There is no index.html in ${folder}: build the web app first.`)
  }
  const assets = readAssets(folder)
  assets.delete('/index.html')
  assets.delete('/.vite/manifest.json')
  const template = readFileSync(index, 'utf8')
  const { ofLanguages, ofPage } = builtFiles(folder)
  const pageOf = (opened?: OpenedPage) =>
    withEarly(template, {
      addresses: opened?.addresses ?? [],
      files: opened ? ofPage(opened.page) : [],
      languages: ofLanguages(opened?.page ?? '/events'),
    })
  return {
    file: async (context) => {
      const asset = assets.get(context.req.path)
      return asset && sendAsset(context, asset)
    },
    page: async (context, status, opened) => sendPage(context, pageOf(opened), status),
  }
}
