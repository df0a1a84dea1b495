import { Group, Stack, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import classes from './Page.module.css'

type Props = {
  title: ReactNode
  name: string
  actions?: ReactNode
  before?: ReactNode
  fill?: boolean
  children: ReactNode
}

/**
 * A page: its one h1, its document title (`name`), its actions. `fill` gives the content the
 * height that is left, for a list that scrolls in itself.
 */
export function Page({ title, name, actions, before, fill = false, children }: Props) {
  useEffect(() => {
    document.title = `${name} · Callboard`
  }, [name])

  return (
    <Stack gap="md" className={classes.root} data-fill={fill || undefined}>
      {before}
      <Group justify="space-between" align="flex-start" gap="sm" wrap="wrap">
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}
