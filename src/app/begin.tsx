import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { UnreachableError } from '@/client/errors'
import { preferredLanguage, speak } from '@/messages'
import { LostPartError } from '@/ui/page/LostPartError'
import { languageKey } from '@/ui/preferences'
import { App } from './App'
import { trustTypes } from './trustTypes'

/** What the network did not give is told on the page, and no fault of the program. */
const isTold = (error: unknown) =>
  error instanceof LostPartError || error instanceof UnreachableError

function onCaughtError(error: unknown): void {
  if (!isTold(error)) console.error(error)
}

function onRecoverableError(error: unknown): void {
  if (!(error instanceof Error && isTold(error.cause))) reportError(error)
}

/** Learns the page's nonce and the reader's language, then draws. */
export async function begin(): Promise<void> {
  trustTypes()
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  // Scroll locking writes a style of its own, which needs the page's nonce as well.
  setNonce(nonce)
  const language = preferredLanguage(localStorage.getItem(languageKey), navigator.languages)
  try {
    await speak(language)
  } catch {
    // A file of the page did not come: public/before.js begins it anew.
    window.dispatchEvent(new Event('callboard-lost'))
    return
  }
  document.documentElement.lang = language
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no element "root"')
  document.documentElement.dataset.begun = ''
  sessionStorage.removeItem('callboard-lost')
  createRoot(root, { onCaughtError, onRecoverableError }).render(
    <StrictMode>
      <App nonce={nonce} />
    </StrictMode>,
  )
}
