import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { preferredLanguage, speak } from '@/messages'
import { languageKey } from '@/ui/preferences'
import { App } from './App'

/** Learns the page's nonce and the reader's language, then draws. */
export async function begin(): Promise<void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  // Scroll locking writes a style of its own, which needs the page's nonce as well.
  setNonce(nonce)
  const language = preferredLanguage(localStorage.getItem(languageKey), navigator.languages)
  await speak(language)
  document.documentElement.lang = language
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no element "root"')
  createRoot(root).render(
    <StrictMode>
      <App nonce={nonce} />
    </StrictMode>,
  )
}
