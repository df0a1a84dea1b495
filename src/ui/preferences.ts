import type { Language } from '@/messages'

export const languageKey = 'callboard-language'

/** The choice is kept in this browser; the page begins anew in the other language. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(languageKey, language)
  window.location.reload()
}
