import { useQuery } from '@tanstack/react-query'
import { useCentre } from '@/fields/useCentre'
import { phoneLibrary } from '@/fields/usePhoneFormat'
import { m } from '@/messages'
import { Page } from '@/ui/Page'
import { PageSkeleton } from '@/ui/PageSkeleton'
import { EventForm } from './EventForm'

/** A new event; numbers are read by the library of telephone numbers, so it comes first. */
export function EventCreatePage() {
  const library = useQuery(phoneLibrary())
  const centre = useCentre(1000)
  return (
    <Page title={m.create.title} name={m.create.title}>
      {library.data ? <EventForm library={library.data} centre={centre} /> : <PageSkeleton />}
    </Page>
  )
}
