import { setNonce } from 'get-nonce'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { UnreachableError } from '@/client/errors'
import { createQueryClient } from '@/client/queryClient'
import { sessionQueries } from '@/client/session'
import { preferredLanguage, speakFirst } from '@/messages'
import { LostPartError } from '@/ui/page/LostPartError'
import { languageKey } from '@/ui/preferences'
import { App } from './App'
import { firstAnswers } from './firstAnswers'
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

/** A refusal for want of a session asks who is signed in; nobody is led to the sign-in. */
function createClient() {
  const { queryKey } = sessionQueries.current()
  const client = createQueryClient(() => void client.invalidateQueries({ queryKey }))
  return client
}

/** Learns the page's nonce, the reader's language and what came with the page, then draws. */
export async function begin(): Promise<void> {
  trustTypes()
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  // Scroll locking writes a style of its own, which needs the page's nonce as well.
  setNonce(nonce)
  const language = preferredLanguage(localStorage.getItem(languageKey), navigator.languages)
  const client = createClient()
  try {
    await Promise.all([speakFirst(language), firstAnswers(client)])
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
  const drawing = createRoot(root, { onCaughtError, onRecoverableError })
  // In small steps: what is pressed meanwhile is not held up.
  startTransition(() =>
    drawing.render(
      <StrictMode>
        <App nonce={nonce} client={client} />
      </StrictMode>,
    ),
  )
}
