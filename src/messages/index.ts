import type { Messages } from './messages'

/** Each is loaded when it is needed; a language that lacks a sentence does not compile. */
const loaders = {
  en: () => import('./en'),
  de: () => import('./de'),
  fr: () => import('./fr'),
} satisfies Record<string, () => Promise<Messages>>

export type Language = keyof typeof loaders
export type { Messages }

/** Named in themselves, so that everyone finds their own. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
}
export const languages: readonly Language[] = ['en', 'de', 'fr']

/** The sentences of the language in use. Set by {@link speak} before the first render. */
export let m: Messages
export let language: Language = 'en'

const isLanguage = (text: string): text is Language => Object.hasOwn(loaders, text)

/** The chosen language, else the first of the browser's that we speak, else English. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  if (chosen !== null && isLanguage(chosen)) return chosen
  return browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en'
}

export async function speak(wanted: Language): Promise<void> {
  m = await loaders[wanted]()
  language = wanted
}
