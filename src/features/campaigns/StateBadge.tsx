import { Badge } from '@mantine/core'
import { m } from '@/messages'

export const StateBadge = ({ isActive }: { isActive: boolean }) => (
  <Badge variant="light" color={isActive ? 'teal' : 'gray'} tt="none">
    {isActive ? m.campaigns.active : m.campaigns.inactive}
  </Badge>
)
