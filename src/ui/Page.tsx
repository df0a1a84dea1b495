import { Group, Stack, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { unturned } from './isolated'
import classes from './Page.module.css'

type Props = {
  title: ReactNode
  name: string
  /** Stands beside the title, such as a count. */
  note?: ReactNode
  actions?: ReactNode
  before?: ReactNode
  fill?: boolean
  /** Stands beside what the page is about, which then has the h1 and the document's title. */
  beside?: boolean
  children: ReactNode
}

/**
 * A page: its one h1, its document title (`name`), its actions. `fill` gives the content the
 * height that is left, for a list that scrolls in itself.
 */
export function Page(props: Props) {
  const { title, name, note, actions, before, fill = false, beside = false, children } = props
  useEffect(() => {
    if (!beside) document.title = `${unturned(name)} · Callboard`
  }, [name, beside])

  return (
    <Stack gap="md" className={classes.root} data-fill={fill || undefined}>
      {before}
      <Group justify="space-between" gap="sm" wrap="wrap">
        <Group align="baseline" gap="sm" className={classes.title}>
          <Title order={beside ? 2 : 1} size="h1">
            {title}
          </Title>
          {note}
        </Group>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}
