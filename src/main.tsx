import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './contract/fault'
import { App } from './app/App'
import { preferredLanguage, speak } from './messages'
import { languageKey } from './ui/preferences'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// Scroll locking writes a style of its own, which needs the page's nonce as well.
setNonce(nonce)

async function begin(): Promise<void> {
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

void begin()
