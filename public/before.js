// Runs before anything else of the page, sees to it that the page begins, and that what it needs
// first is on its way while its scripts load.

// Counts how often the page was begun anew by itself: each time it waits longer.
const lostKey = 'callboard-lost'
const root = document.documentElement
let isWaiting = false

async function beginAnew() {
  try {
    const { ok, headers } = await fetch('/before.js', { cache: 'no-store' })
    // A network that wants a sign-in first answers everything with a page of its own.
    if (!ok || !headers.get('content-type')?.includes('javascript')) return wait()
  } catch {
    return wait()
  }
  const tries = Number(sessionStorage.getItem(lostKey) ?? 0)
  sessionStorage.setItem(lostKey, String(tries + 1))
  location.reload()
}

function wait() {
  const tries = Number(sessionStorage.getItem(lostKey) ?? 0)
  const timer = setTimeout(again, Math.min(30_000, 1000 * 2 ** tries))
  function again() {
    clearTimeout(timer)
    removeEventListener('online', again)
    void beginAnew()
  }
  addEventListener('online', again)
}

// Until the page has begun, a script or a style sheet that does not come is all of it: the text of
// index.html is shown, and the page begins anew as soon as the server answers.
function lose() {
  if (root.dataset.begun !== undefined || isWaiting) return
  isWaiting = true
  root.dataset.lost = ''
  wait()
}
const isFile = (target) =>
  target instanceof HTMLScriptElement ||
  (target instanceof HTMLLinkElement && target.rel === 'stylesheet')
addEventListener('error', ({ target }) => isFile(target) && lose(), true)
addEventListener('callboard-lost', lose)

// The chosen colour scheme, or the system's until one is chosen.
const chosen = localStorage.getItem('mantine-color-scheme-value')
const dark = matchMedia('(prefers-color-scheme: dark)').matches
const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light'
root.setAttribute('data-mantine-color-scheme', scheme)

// What the server wrote into the page: the addresses that it asks for first, its files, and those of
// each language.
function readEarly() {
  const { content = '' } = document.querySelector('meta[name="early"]') ?? {}
  return content.startsWith('{') ? JSON.parse(content) : { addresses: [], files: [], languages: {} }
}
const { addresses, files, languages } = readEarly()

// Who is signed in sees the place of the navigation at once, but for one that is folded.
const isFolded = localStorage.getItem('callboard-navigation') === 'folded'
if (addresses.length > 0 && !isFolded) root.dataset.framed = ''

// src/client/early.ts takes each answer once. One that failed is asked for again there.
async function ask(address) {
  const answer = await fetch(address)
  const body = await answer.text()
  return { response: new Response(body, answer), receivedAt: Date.now() }
}
window.callboardEarly = new Map(
  addresses.map((address) => [address, ask(address).catch(() => undefined)]),
)

// The language that preferredLanguage of src/messages chooses.
const wanted = [
  localStorage.getItem('callboard-language'),
  ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()),
  'en',
]
const spoken = wanted.find((language) => Object.hasOwn(languages, language))
// As the loader of parts asks for them: otherwise they would be loaded twice.
const script = { rel: 'modulepreload' }
const style = { rel: 'preload', as: 'style', crossOrigin: '' }
for (const href of [...(languages[spoken] ?? []), ...files]) {
  const kind = href.endsWith('.css') ? style : script
  document.head.append(Object.assign(document.createElement('link'), kind, { href }))
}
