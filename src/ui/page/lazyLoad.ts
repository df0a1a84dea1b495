import { type ComponentType, createElement, lazy, useState } from 'react'
import { speakOn } from '@/messages'
import { whenIdle } from '../useWhenIdle'
import { LostPartError } from './LostPartError'
import { serverAnswers, whenServerAnswers } from './reach'

const begunAnew = 'callboard-page-anew'
const missingRetryMs = 30_000

let announce = () => {}

/** Resolves with the first part that is loaded after the first page. */
export const lazyLoadingBegan = new Promise<void>((resolve) => {
  announce = resolve
})

/** Whether the page may reload by itself: once for each build. */
function mayBeginAnew(): boolean {
  const build = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? ''
  if (sessionStorage.getItem(begunAnew) === build) return false
  sessionStorage.setItem(begunAnew, build)
  return true
}

/** Loads a part together with the sentences that the first page goes without. */
export async function withSentences<Module>(part: () => Promise<Module>): Promise<Module> {
  const [loaded] = await Promise.all([part(), speakOn()])
  return loaded
}

/** The same with Mantine's styles. */
async function withLooks<Module>(part: () => Promise<Module>): Promise<Module> {
  // Mantine's styles come first, so that a component's own override them.
  const looks = import('./moreMantine')
  const [loaded] = await Promise.all([withSentences(part), looks])
  announce()
  return loaded
}

/**
 * After an update the server has other files than this page names: it begins anew, once. Forms and
 * comments keep what was typed. Where the network was away for a moment alone, the part comes when
 * it is asked for again.
 */
export async function lazyLoad<Module>(part: () => Promise<Module>): Promise<Module> {
  try {
    return await withSentences(part)
  } catch {
    if (!(await serverAnswers())) {
      throw new LostPartError(navigator.onLine ? 'unreachable' : 'offline')
    }
    return withSentences(part).catch(beginAnew)
  }
}

function beginAnew(): Promise<never> {
  if (!mayBeginAnew()) throw new LostPartError('missing')
  window.location.reload()
  return new Promise(() => {})
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

/** Loads a part, again and again until it comes; the page stays as it is meanwhile. */
async function untilLoaded<Module>(part: () => Promise<Module>): Promise<Module> {
  for (;;) {
    try {
      return await lazyLoad(part)
    } catch (error) {
      const isMissing = error instanceof LostPartError && error.reason === 'missing'
      await new Promise<void>((resolve) => {
        if (isMissing) setTimeout(resolve, missingRetryMs)
        else whenServerAnswers(resolve)
      })
      await loadLostStyles()
    }
  }
}

/** For what the first page does without: its rows go first. */
export const pageIsIdle = () =>
  new Promise<void>((resolve) => whenIdle(() => resolve(), { timeout: 2000 }))

type Load<Name extends string, Props> = () => Promise<Record<Name, ComponentType<Props>>>

/**
 * A page that is loaded when first opened; a failure is shown in its place. One that was loaded
 * ahead is drawn at once.
 */
export function lazyPage<Module, Props extends object>(
  part: () => Promise<Module>,
  pick: (module: Module) => ComponentType<Props>,
) {
  let module: Module | undefined
  let loaded: ComponentType<Props> | undefined
  const load = async () => {
    module = await withLooks(part)
    loaded = pick(module)
    return loaded
  }
  const Late: ComponentType<Props> = lazy(async () => ({ default: await lazyLoad(load) }))
  function LazyPage(props: Props) {
    // The same for as long as it stands, or it would be drawn anew once it is loaded.
    const [Shown] = useState(() => loaded ?? Late)
    return createElement(Shown, props)
  }
  return Object.assign(LazyPage, {
    isLoaded: () => loaded !== undefined,
    /** Loads it before it is wanted; where that fails, opening it does so again. */
    loadAhead: async () => void (await load().catch(() => undefined)),
    /** Its file, once it is loaded. */
    module: () => module,
  })
}

/** A part without Mantine's styles: the page works without it until it comes, `when` it is time. */
export const lazyPlainPart = <Name extends string, Props>(
  part: Load<Name, Props>,
  name: Name,
  when: () => Promise<void> = async () => {},
) =>
  lazy(async () => {
    await when()
    return { default: (await untilLoaded(part))[name] }
  })

/** A part with Mantine's styles. `loadAhead` loads it before it is wanted, where that works. */
export const lazyPart = <Name extends string, Props>(part: Load<Name, Props>, name: Name) =>
  Object.assign(
    lazyPlainPart(() => withLooks(part), name),
    { loadAhead: async () => void (await withLooks(part).catch(() => undefined)) },
  )
