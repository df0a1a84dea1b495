import { IconAlertTriangle } from '@tabler/icons-react'
import { m } from '@/messages'
import { Button } from '../buttons/Button'
import classes from './ErrorPanel.module.css'

type Props = { reason: string; onRetry?: (() => void) | undefined }

/** The cause in plain words, and another try where one makes sense. */
export function ErrorPanel({ reason, onRetry }: Props) {
  return (
    <div role="alert" className={classes.root}>
      <IconAlertTriangle aria-hidden size={20} className={classes.sign} />
      <div className={classes.text}>
        <strong className={classes.title}>{m.failed.title}</strong>
        <p className={classes.reason}>{reason}</p>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {m.common.retry}
          </Button>
        )}
      </div>
    </div>
  )
}
