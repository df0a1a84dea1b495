import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { m } from '@/messages'

export const NewEvent = () => (
  <Button
    component={Link}
    to="/events/new"
    size="sm"
    leftSection={<IconPlus aria-hidden size={17} />}
  >
    {m.events.create}
  </Button>
)
