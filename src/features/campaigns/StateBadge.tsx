import { m } from '@/messages'
import { Mark } from '@/ui/text/Mark'

export const StateBadge = ({ isActive }: { isActive: boolean }) => (
  <Mark
    tone={isActive ? 'active' : 'over'}
    text={isActive ? m.campaigns.active : m.campaigns.inactive}
  />
)
