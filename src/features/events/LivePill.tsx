import { IconRefresh } from '@tabler/icons-react'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import classes from './LivePill.module.css'
import type { CalmRows } from './useCalmRows'

type Props = {
  moved: NonNullable<CalmRows['moved']>
  isLoading: boolean
  onPress: (isByKeyboard: boolean) => void
}

/** What has happened since the list was read, over the whole filter; pressing shows it. */
export const LivePill = ({ moved, isLoading, onPress }: Props) => (
  <Button
    size="compact-sm"
    className={classes.root}
    icon={<IconRefresh aria-hidden size={14} data-turns={isLoading || undefined} />}
    aria-busy={isLoading}
    onClick={({ detail }) => onPress(detail === 0)}
  >
    {m.live.pill(moved)}
  </Button>
)
