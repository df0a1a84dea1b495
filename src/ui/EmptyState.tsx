import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

type Props = { title?: string; text: string; action?: ReactNode }

/** Why there is nothing, and the next step. */
export function EmptyState({ title, text, action }: Props) {
  return (
    <Stack align="center" gap="xs" className={classes.root}>
      {title && <Text fw={600}>{title}</Text>}
      <Text c="dimmed" ta="center" maw={420}>
        {text}
      </Text>
      {action}
    </Stack>
  )
}
