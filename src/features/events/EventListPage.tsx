import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { m } from '@/messages'
import { useMedia, widths } from '@/ui/useMedia'
import { useShortcuts } from '@/ui/useShortcuts'
import { EventList } from './EventList'
import classes from './EventListPage.module.css'
import { OpenEvent } from './OpenEvent'
import { usePicked } from './useSelection'

/** The list, and the event that is open: beside it on wide screens, alone on narrow ones. */
export function EventListPage() {
  const { AcdEventsID } = useParams({ strict: false })
  const isNarrow = useMedia(widths.narrow)
  const open = AcdEventsID === undefined ? undefined : Number(AcdEventsID)
  const [last, setLast] = useState<{ open?: number | undefined; closed?: number | undefined }>({
    open,
  })
  if (last.open !== open) setLast(open === undefined ? { closed: last.open } : { open })
  const picked = usePicked()
  const search = useSearch({ from: '/shell/events' })
  const navigate = useNavigate()
  useShortcuts(open === undefined ? {} : { Escape: () => void navigate({ to: '/events', search }) })
  return (
    <div className={classes.root}>
      {(open === undefined || !isNarrow) && (
        <EventList open={open} closed={last.closed} picked={picked} />
      )}
      {open !== undefined && (
        <OpenEvent name={m.event.title(open)} isAlone={isNarrow}>
          <Outlet />
        </OpenEvent>
      )}
    </div>
  )
}
