import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import './mantine'
import '@/ui/base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { createQueryClient } from '@/client/queryClient'
import { sessionQueries } from '@/client/session'
import { laterBegan } from '@/ui/later'
import { makeTheme } from '@/ui/theme'
import { LongWaits } from './LongWaits'
import { createAppRouter } from './routes'

/** Nothing on the first page makes notices: they come with the first thing that is loaded later. */
const Notices = lazy(async () => {
  await laterBegan
  return { default: (await import('./Notices')).Notices }
})

/** The router and the query client know each other: a session that ends leads to sign-in. */
function createParts() {
  const client = createQueryClient(() => {
    client.setQueryData(sessionQueries.current().queryKey, null)
    void router.invalidate()
  })
  const router = createAppRouter(client)
  return { client, router }
}

export function App({ nonce }: { nonce: string }) {
  const [{ client, router }] = useState(createParts)
  const [theme] = useState(makeTheme)
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <LongWaits />
        <Suspense>
          <Notices />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  )
}
