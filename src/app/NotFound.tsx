import { Anchor, Box } from '@mantine/core'
import { Link } from '@/fields/Link'
import { m } from '@/messages'
import { EmptyState } from '@/ui/EmptyState'
import { Page } from '@/ui/Page'

export function NotFound() {
  const back = (
    <Anchor component={Link} to="/events">
      {m.notFound.back}
    </Anchor>
  )
  return (
    <Box component="main">
      <Page title={m.notFound.title} name={m.notFound.title}>
        <EmptyState text={m.notFound.text} action={back} />
      </Page>
    </Box>
  )
}
