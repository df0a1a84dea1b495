import type { MiddlewareHandler } from 'hono'

/** Headers that an answer may set itself, as the frame of a body does. */
const unlessTold = [
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['X-Frame-Options', 'DENY'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
] as const

/** On every answer: nothing of ours is sniffed, framed, or told to other sites. */
export const safeHeaders =
  (origin: string | undefined): MiddlewareHandler =>
  async (context, next) => {
    await next()
    const headers = context.res.headers
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'no-referrer')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    for (const [name, value] of unlessTold) if (!headers.has(name)) headers.set(name, value)
    if (origin?.startsWith('https:')) {
      headers.set('Strict-Transport-Security', 'max-age=31536000')
    }
  }

/** What a page of ours may do: its own scripts, styles with the page's nonce, nothing inline. */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
