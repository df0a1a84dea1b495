import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import './mantine'
import '@/ui/base.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { createQueryClient } from '@/client/queryClient'
import { sessionQueries } from '@/client/session'
import { makeTheme } from '@/ui/theme'
import { createAppRouter } from './routes'

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
      <Notifications position="bottom-right" />
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
