import { IconRefresh } from '@tabler/icons-react'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import classes from './LivePill.module.css'
import type { ListChanges } from './useListChanges'

type Props = {
  moved: NonNullable<ListChanges['moved']>
  isLoading: boolean
  onPress: (isByKeyboard: boolean) => void
}

/**
 * How many events changed since the list was read, over the whole filter; a press reads it anew.
 */
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
