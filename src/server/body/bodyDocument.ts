import type { BodyTheme } from '@/contract/event/eventBody'
import type { Body } from './readBody.mjs'
import { breakable } from './sanitize/longWords.mjs'
import type { Root } from './sanitize/rootLooks.mjs'

/** White in both themes: whoever chose the colours of a mail chose them for a white page. */
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

/** What has no colours of its own has those of our page. */
const darkLooks = `:root{color-scheme:dark}
body{background:#161b21;color:#dfe4ea}
a{color:#6aa8e4}
.host,.held{color:#9aa4af}`

/** True for plain text, and for HTML without any colour or picture. */
export const followsTheme = (body: Body) => body.kind === 'text' || !body.hasColours

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
export function bodyDocument(body: Body, theme: BodyTheme = 'light'): string {
  const style = theme === 'dark' && followsTheme(body) ? `${looks}\n${darkLooks}` : looks
  const content = body.kind === 'html' ? htmlOf(body.html, body.root) : textOf(body.text)
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Body</title><style>${style}</style></head>${content}</html>`
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
