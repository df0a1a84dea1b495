import { useEffect } from 'react'

const lookEveryMs = 30_000
/** Two servers with two builds behind one address would make the page begin anew for ever. */
const againAfterMs = 10 * 60_000
const loadedKey = 'callboard-display-build'

const scriptIn = (html: string) => /<script type="module"[^>]* src="([^"]+)"/.exec(html)?.[1]
const filesIn = (html: string) => new Set(html.match(/\/assets\/[\w.-]+/g))

async function textOf(address: string, init: RequestInit = {}): Promise<string> {
  const answer = await fetch(address, { ...init, credentials: 'omit' })
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.text()
}

/** The page's script, where the server has another one and all of its files have come. */
async function newBuild(): Promise<string | undefined> {
  const html = await textOf(window.location.pathname, {
    cache: 'no-store',
    headers: { Accept: 'text/html' },
  })
  const script = scriptIn(html)
  const own = document.querySelector('script[type=module]')?.getAttribute('src')
  if (script === undefined || script === own) return undefined
  // The browser keeps them, so that the page that begins finds them.
  await Promise.all([...filesIn(html)].map((file) => textOf(file)))
  return script
}

function mayBeginWith(build: string): boolean {
  const [loaded, at] = (sessionStorage.getItem(loadedKey) ?? '').split(' ')
  return loaded !== build || Math.abs(Date.now() - Number(at)) > againAfterMs
}

async function look(): Promise<void> {
  const build = await newBuild().catch(() => undefined)
  if (build === undefined || !mayBeginWith(build)) return
  sessionStorage.setItem(loadedKey, `${build} ${Date.now()}`)
  window.location.reload()
}

/** Begins anew with each build of the program, once that can be loaded: nobody types on a wall. */
export function useNewBuild(): void {
  useEffect(() => {
    const timer = setInterval(() => void look(), lookEveryMs)
    return () => clearInterval(timer)
  }, [])
}
