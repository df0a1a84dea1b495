import { findPage } from '@/contract/pages'
import { EventDetailPage } from '@/features/events/lazyEventPage'

/** The list is in the first file; the page of an event is loaded ahead. */
export function isAtHand(path: string): boolean {
  const page = findPage(path)?.page
  return page === '/events' || (page === '/events/{AcdEventsID}' && EventDetailPage.isLoaded())
}
