import type { EventDraft } from '@/contract/event/eventDrafts'
import { blankStart } from '@/features/events/create/beginForm'
import { emptyDraft } from '@/features/events/create/draft/eventDraft'
import { EventForm } from '@/features/events/create/EventForm'
import { useCreateRun } from '@/features/events/create/useCreateRun'
import { usePhonesOfForm } from '@/fields/usePhones'
import { useCentre } from '@/session/useCentre'

const place = { owner: 'nobody', search: '' }

/** The form of a new event, blank but for what is given. What it would send is never answered. */
export function EventFormAlone(filled: Partial<EventDraft>) {
  const reading = usePhonesOfForm()
  const centre = useCentre(1000)
  const { create } = useCreateRun(place, () =>
    blankStart('a-key-of-the-form', { ...emptyDraft, ...filled }),
  )
  return (
    <>
      <h1>Form</h1>
      <EventForm {...{ create, reading, centre }} onAnother={() => undefined} />
    </>
  )
}
