// Runs before anything else of the page, and sees to it that the page begins.

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
