import type { AcdEvent } from '@/contract/event/events'
import { m } from '@/messages'
import { typeLabel } from '@/session/useNames'
import { UntrustedText } from '@/ui/text/UntrustedText'
import classes from './SubjectHeading.module.css'

type Props = { event: Pick<AcdEvent, 'Subject' | 'AcdEventTypesID'> }

/** What an event is about; one without a subject says so: `Callback without a subject`. */
export const SubjectHeading = ({ event: { Subject, AcdEventTypesID } }: Props) =>
  Subject.trim() === '' ? (
    m.event.untitled(typeLabel(AcdEventTypesID))
  ) : (
    <span className={classes.root}>
      <UntrustedText text={Subject} />
    </span>
  )
