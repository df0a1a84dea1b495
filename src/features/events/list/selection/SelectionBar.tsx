import { IconX } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { m } from '@/messages'
import { Button } from '@/ui/buttons/Button'
import { IconButton } from '@/ui/buttons/IconButton'
import { lazyPart } from '@/ui/page/lazyLoad'
import classes from './SelectionBar.module.css'
import type { Selection } from './useSelection'

const BulkActions = lazyPart(() => import('./BulkActions'), 'BulkActions')

type Props = {
  selection: Selection
  /** How many match the filter. */
  count: number
  /** The keyboard goes on in the list. */
  onLeave: () => void
}

/**
 * What one may do with the events that are picked. It stays when the list has emptied, so that what
 * came of an action can be read.
 */
export function SelectionBar({ selection, count, onLeave }: Props) {
  const { size, failed } = selection
  const [wasUsed, setUsed] = useState(false)
  if (size > 0 && !wasUsed) setUsed(true)
  const clear = () => {
    selection.onClear()
    onLeave()
  }
  return (
    <section
      className={classes.root}
      aria-label={m.selection.title}
      data-empty={(size === 0 && failed === undefined) || undefined}
    >
      <span role="status" aria-label={m.selection.title}>
        {size > 0 && m.selection.count(size)}
      </span>
      {failed && <span role="alert">{failed}</span>}
      <div className={classes.act}>
        {wasUsed && (
          <Suspense>
            <BulkActions count={size} idsOf={selection.idsOf} onDone={clear} />
          </Suspense>
        )}
      </div>
      {count > size && (
        <Button size="xs" variant="default" onClick={selection.onAll}>
          {m.selection.all(count)}
        </Button>
      )}
      <IconButton
        className={classes.clear}
        aria-label={m.selection.clear}
        title={m.selection.clear}
        onClick={clear}
      >
        <IconX aria-hidden size={18} />
      </IconButton>
    </section>
  )
}
