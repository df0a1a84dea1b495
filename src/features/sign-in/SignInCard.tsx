import { Paper, Stack, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { Brand } from '@/ui/page/Brand'
import classes from './SignInPage.module.css'

/** A page without the navigation, for somebody who is not signed in. */
export function SignInCard({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Callboard`
  }, [title])
  return (
    <main className={classes.root}>
      <Paper withBorder p="xl" radius="md" className={classes.card}>
        <Stack gap="md">
          <Brand />
          <Title order={1}>{title}</Title>
          {children}
        </Stack>
      </Paper>
    </main>
  )
}
