import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@/ui/base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { speak } from '@/messages'
import { LocationProvider } from '@/navigation/LocationProvider'
import { makeTheme } from '@/ui/theme'
import { parts, type Shown } from './parts'
import { seededClient } from './seededClient'

// Written by `show` of the tests, which takes the properties from the component itself.
const shown = JSON.parse(decodeURIComponent(window.location.hash.slice(1))) as Shown
const language = shown.language ?? 'en'
await Promise.all([speak(language), import('@/ui/page/moreMantine')])
document.documentElement.lang = language
const Part = (await parts[shown.part]()) as ComponentType<object>
const root = document.getElementById('root')
if (!root) throw new Error('The page has no element "root"')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={makeTheme()} defaultColorScheme="auto">
      <QueryClientProvider client={seededClient(shown.now)}>
        <LocationProvider isAtHand={() => true}>
          <Suspense>
            <main style={{ height: '100vh', padding: '1rem' }}>
              <Part {...shown.props} />
            </main>
          </Suspense>
        </LocationProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
