import type { FirstMessages, LaterMessages, Messages } from './messages'

/** Each is loaded when it is needed; a language that lacks a sentence does not compile. */
const loaders = {
  en: { first: () => import('./en'), later: () => import('./en/later') },
  de: { first: () => import('./de'), later: () => import('./de/later') },
  fr: { first: () => import('./fr'), later: () => import('./fr/later') },
} satisfies Record<
  string,
  { first: () => Promise<FirstMessages>; later: () => Promise<LaterMessages> }
>

export type Language = keyof typeof loaders
export type { Messages }

/** Named in themselves, so that everyone finds their own. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
}
export const languages: readonly Language[] = ['en', 'de', 'fr']

/**
 * The sentences of the language in use. Set by {@link speakFirst} before the first render; what the
 * first page does not say comes with the parts that are loaded later.
 */
export let m: Messages
export let language: Language = 'en'

const isLanguage = (text: string): text is Language => Object.hasOwn(loaders, text)

/** The chosen language, else the first of the browser's that we speak, else English. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  if (chosen !== null && isLanguage(chosen)) return chosen
  return browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'
}

let firstSpoken: Promise<void> | undefined

/** What the first page and the list of events say. */
export function speakFirst(wanted: Language): Promise<void> {
  language = wanted
  firstSpoken = loaders[wanted].first().then((first) => {
    // What says more than this is loaded by `withSentences` alone.
    m = { ...first } as Messages
  })
  return firstSpoken
}

/** Everything else, for whatever is loaded later. Both are on their way at the same time. */
export async function speakOn(): Promise<void> {
  const [later] = await Promise.all([loaders[language].later(), firstSpoken])
  Object.assign(m, later)
}

/** All sentences at once. */
export async function speak(wanted: Language): Promise<void> {
  await speakFirst(wanted)
  await speakOn()
}
