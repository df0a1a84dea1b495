import { IconBell } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useId, useLayoutEffect, useRef } from 'react'
import { alertMutations } from '@/client/alerts'
import type { Alert } from '@/contract/alerts'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { tokenName } from '@/session/programNames'
import { Button } from '@/ui/buttons/Button'
import { formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './AlertNotices.module.css'

/** One breach, with what can be done about it. */
export function AlertNotice({ alert }: { alert: Alert }) {
  const { ID, viewID, view, nAbove, nMinutes, value, dtBegan, takenBy } = alert
  const heading = useId()
  const notice = useRef<HTMLLIElement>(null)
  const take = useMutation(alertMutations.take())
  const quiet = useMutation(alertMutations.quiet())
  const error = take.error ?? quiet.error
  // Where the notice goes while it has the keyboard, that goes on in the page.
  useLayoutEffect(() => {
    const own = notice.current
    return () => {
      if (!own?.contains(document.activeElement)) return
      document.getElementById('content')?.focus({ preventScroll: true })
    }
  }, [])
  /** The button that is pressed goes with what it does. */
  const press = (act: typeof take) => {
    notice.current?.querySelector('a')?.focus()
    act.mutate(ID)
  }
  return (
    <li ref={notice} className={classes.notice}>
      <div className={classes.text}>
        <IconBell aria-hidden size={18} className={classes.icon} />
        <div>
          <strong id={heading}>
            <Link to="/events" search={{ view: String(viewID) }}>
              <UntrustedText text={view} />
            </Link>
            {': '}
            {m.alerts.limit(nAbove, nMinutes)}
          </strong>
          <div>
            {m.alerts.holds(value)}, {m.alerts.since(formatStamp(dtBegan))}
          </div>
        </div>
      </div>
      {takenBy === null ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
        <div role="group" aria-labelledby={heading} className={classes.actions}>
          <Button size="xs" loading={take.isPending} onClick={() => press(take)}>
            {m.alerts.take}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={quiet.isPending}
            onClick={() => press(quiet)}
          >
            {m.alerts.quiet}
          </Button>
        </div>
      ) : (
        <UntrustedText text={m.alerts.takenBy(tokenName(takenBy))} />
      )}
      {error && (
        <span role="alert" className={classes.error}>
          {reasonOf(error)}
        </span>
      )}
    </li>
  )
}
