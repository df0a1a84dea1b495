import { Paper, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

type Props = { title: string; children: ReactNode }

/** A titled part of a page. */
export function Panel({ title, children }: Props) {
  const id = useId()
  return (
    <Paper component="section" withBorder p="md" radius="md" aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  )
}
