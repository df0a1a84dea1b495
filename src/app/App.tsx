import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@/ui/base.css'
import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { LocationProvider } from '@/navigation/LocationProvider'
import { PageBoundary } from '@/navigation/PageBoundary'
import { lazyLoadingBegan, lazyPlainPart, pageIsIdle } from '@/ui/page/lazyLoad'
import { makeTheme } from '@/ui/theme'
import { isAtHand } from './isAtHand'
import { PolledQueries } from './PolledQueries'
import { Recovery } from './Recovery'
import { Routes } from './routes'
import { Waiting } from './Waiting'

/**
 * Nobody has waited for long when the page begins. A page that sends something is one that is loaded
 * later: what tells that it waits for the network is there before the network can go.
 */
const LongWaits = lazyPlainPart(
  () => import('./LongWaits'),
  'LongWaits',
  () => Promise.race([lazyLoadingBegan, pageIsIdle()]),
)

/** Nothing on the first page makes notices: they come with the first thing that is loaded later. */
const Notices = lazyPlainPart(
  () => import('./Notices'),
  'Notices',
  () => lazyLoadingBegan,
)

export function App({ nonce, client }: { nonce: string; client: QueryClient }) {
  const [theme] = useState(makeTheme)
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={client}>
        <LocationProvider isAtHand={isAtHand}>
          <PageBoundary>
            <Suspense fallback={<Waiting />}>
              <Routes />
            </Suspense>
          </PageBoundary>
        </LocationProvider>
        <Recovery />
        <PolledQueries />
        <Suspense>
          <LongWaits />
        </Suspense>
        <Suspense>
          <Notices />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  )
}
