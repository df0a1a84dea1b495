import { Alert } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { AcdEvent } from '@/contract/event/events'
import { mineFilter, type Work } from '@/contract/work'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { EventLink } from '../EventLink'
import { laterText } from './laterText'
import type { TakingNext } from './useTakeNext'
import classes from './WorkPage.module.css'

/** The event that was taken: the keyboard goes there, so that Enter opens it. */
function Taken({ event }: { event: AcdEvent }) {
  const note = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each event anew
  useEffect(() => {
    note.current?.querySelector('a')?.focus()
  }, [event.ID])
  return (
    <div ref={note} className={classes.taken}>
      {m.work.taken(event.ID)}{' '}
      <EventLink event={event} search={{ filter: mineFilter }} tabIndex={0}>
        <UntrustedText text={event.Subject.trim() === '' ? String(event.ID) : event.Subject} />
      </EventLink>
    </div>
  )
}

/** What became of the last press. */
export function TakenNote({ taking, later }: Pick<TakingNext, 'taking'> & Pick<Work, 'later'>) {
  return (
    <>
      <div role="status" aria-label={m.work.outcome}>
        {taking.data && <Taken event={taking.data} />}
        {taking.data === null && <p className={classes.taken}>{laterText(later)}</p>}
      </div>
      {taking.error && (
        <Alert role="alert" color="red" mb="md">
          {reasonOf(taking.error)}
        </Alert>
      )}
    </>
  )
}
