import { lazyPage } from '@/ui/page/lazyLoad'

/** The page of an event, which is loaded ahead of its first opening. */
export const EventDetailPage = lazyPage(
  () => import('./event/EventDetailPage'),
  ({ EventDetailPage }) => EventDetailPage,
)
