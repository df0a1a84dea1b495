import { type ComponentType, lazy } from 'react'
import { LostPartError } from './LostPartError'
import { serverAnswers, whenServerAnswers } from './reach'

const begunAnew = 'callboard-page-anew'
const missingFor = 30_000

let announce = () => {}

/** Comes true with the first thing that is loaded after the first page. */
export const laterBegan = new Promise<void>((resolve) => {
  announce = resolve
})

/** Whether the page may begin anew by itself: once for each build, not over and over. */
function mayBeginAnew(): boolean {
  const build = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? ''
  if (sessionStorage.getItem(begunAnew) === build) return false
  sessionStorage.setItem(begunAnew, build)
  return true
}

/** What the first page spares, together with the looks that it spares. */
async function withLooks<Module>(part: () => Promise<Module>): Promise<Module> {
  // First in the page's head too: a component's own styles say more than Mantine's.
  const looks = import('./moreMantine')
  const [loaded] = await Promise.all([part(), looks])
  announce()
  return loaded
}

/**
 * After an update the server has other files than this page names: it begins anew, once. Forms and
 * comments keep what was typed.
 */
export async function loadLate<Module>(part: () => Promise<Module>): Promise<Module> {
  try {
    return await part()
  } catch {
    if (!(await serverAnswers())) {
      throw new LostPartError(navigator.onLine ? 'unreachable' : 'offline')
    }
    if (!mayBeginAnew()) throw new LostPartError('missing')
    window.location.reload()
    return new Promise(() => {})
  }
}

const lostStyles = new Set<HTMLLinkElement>()

window.addEventListener(
  'error',
  ({ target }) => {
    const isStyle = target instanceof HTMLLinkElement && target.rel === 'stylesheet'
    if (isStyle) lostStyles.add(target)
  },
  true,
)

/** The loader of parts asks for a style sheet once: one that was lost is asked for again here. */
async function loadLostStyles(): Promise<void> {
  const links = [...lostStyles]
  lostStyles.clear()
  await Promise.all(
    links.map(
      (link) =>
        new Promise<unknown>((resolve) => {
          const anew = document.createElement('link')
          for (const { name, value } of link.attributes) anew.setAttribute(name, value)
          anew.onload = resolve
          anew.onerror = resolve
          link.replaceWith(anew)
        }),
    ),
  )
}

/** The same, asked for until it comes: what waits for it stays as it is. */
async function untilLoaded<Module>(part: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      return await loadLate(part)
    } catch (error) {
      const isMissing = error instanceof LostPartError && error.reason === 'missing'
      await new Promise<void>((resolve) => {
        if (isMissing) setTimeout(resolve, missingFor)
        else whenServerAnswers(resolve)
      })
      await loadLostStyles()
    }
  }
}

type Load<Name extends string, Props> = () => Promise<Record<Name, ComponentType<Props>>>

/** A page that is loaded when it is first opened; one that does not come is told in its place. */
export const latePage = <Name extends string, Props>(part: Load<Name, Props>, name: Name) =>
  lazy(async () => ({ default: (await loadLate(() => withLooks(part)))[name] }))

/** A part without Mantine's looks: the page goes on without it until it comes. */
export const plainPart = <Name extends string, Props>(part: Load<Name, Props>, name: Name) =>
  lazy(async () => ({ default: (await untilLoaded(part))[name] }))

/** The same with Mantine's looks. */
export const latePart = <Name extends string, Props>(part: Load<Name, Props>, name: Name) =>
  plainPart(() => withLooks(part), name)
