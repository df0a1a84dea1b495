import { breakable } from './longWords.mjs'
import type { Body } from './readBody.mjs'
import type { Root } from './rootLooks.mjs'

/** Paper in both themes: what somebody else coloured was made for white. */
const looks = `:root{color-scheme:light}
body{margin:0;padding:12px;background:#fff;color:#1b1f24;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
img{max-width:100%;height:auto}
table{max-width:100%}
td,th{overflow-wrap:break-word}
.text{white-space:pre-wrap;unicode-bidi:plaintext}
a{color:#0b57d0;text-decoration:underline}
.host{font-size:.8em;color:#57606a;margin-inline-start:.25em;unicode-bidi:isolate}
.held{display:inline-block;padding:2px 6px;border:1px dashed #767676;color:#57606a;font-size:.8em}
@media(max-width:640px){table,td,th,div{width:auto!important;min-width:0!important}}`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\0': '' }
const escaped = (text: string) => text.replace(/[&<>\0]/g, (sign) => entities[sign] ?? '')

const looksOf = ({ color, background }: Root) =>
  [background && `background:${background}`, color && `color:${color}`].filter(Boolean).join(';')

const textOf = (text: string) => {
  const broken = breakable(text).map(escaped).join('<wbr>')
  return `<body><div class="text" dir="auto">${broken}</div></body>`
}
const htmlOf = (html: string, root: Root) =>
  `<body style="${looksOf(root)}"><div dir="${root.dir}">${html}</div></body>`

/** The document of the frame. A text is escaped; HTML comes sanitized. */
export function bodyDocument(body: Body): string {
  const content = body.kind === 'html' ? htmlOf(body.html, body.root) : textOf(body.text)
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Body</title><style>${looks}</style></head>${content}</html>`
}

/**
 * What the frame may do beside showing text: nothing, but load images from the hosts that this
 * view asked for. Given with the document itself, so it holds in a window of its own too.
 */
export const bodyPolicy = (imageHosts: readonly string[]): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src ${['data:', ...imageHosts].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox',
  ].join('; ')
