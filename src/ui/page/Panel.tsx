import { Paper, Title } from '@mantine/core'
import { type ReactNode, use, useId } from 'react'
import { PanelLevel } from './panelLevel'

type Props = { title: string; children: ReactNode }

/** A titled part of a page. */
export function Panel({ title, children }: Props) {
  const id = useId()
  return (
    <Paper component="section" withBorder p="md" radius="md" aria-labelledby={id}>
      <Title order={use(PanelLevel)} size="h2" id={id} mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  )
}
