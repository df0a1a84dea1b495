import { mayDo } from '@/contract/roles'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { tokenName } from '@/session/programNames'
import { usePrincipal } from '@/session/usePrincipal'
import { VisuallyHidden } from '@/ui/text/VisuallyHidden'
import { AlertNotice } from './AlertNotice'
import classes from './AlertNotices.module.css'
import { useAlerts } from './useAlerts'
import { useShownAlerts } from './useShownAlerts'

/** Beside the page; the others are one link away. */
const maxNotices = 3

function Notices() {
  const shown = useShownAlerts(useAlerts().data ?? [])
  const rest = shown.length - maxNotices
  return (
    <>
      <VisuallyHidden aria-live="polite" aria-relevant="additions">
        {shown.map(({ ID, view, value, nAbove, nMinutes, takenBy }) => (
          <p key={`${ID} ${value} ${takenBy}`}>
            {takenBy === null
              ? m.alerts.announced(view, value, m.alerts.limit(nAbove, nMinutes))
              : m.alerts.takenBy(tokenName(takenBy))}
          </p>
        ))}
      </VisuallyHidden>
      {shown.length > 0 && (
        <section aria-label={m.nav.alerts} className={classes.root}>
          <ul className={classes.list}>
            {shown.slice(0, maxNotices).map((alert) => (
              <AlertNotice key={alert.ID} alert={alert} />
            ))}
          </ul>
          {rest > 0 && (
            <Link to="/settings/alerts" className={classes.more}>
              {m.alerts.more(rest)}
            </Link>
          )}
        </section>
      )}
    </>
  )
}

/** Tells of breaches wherever one is. */
export const AlertNotices = () => (mayDo(usePrincipal().role, 'read') ? <Notices /> : null)
