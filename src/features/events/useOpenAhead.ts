import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { eventQueries } from '@/client/events'

/** Asks for an event in the task of the press that opens it, before anything is drawn. */
export function useOpenAhead(): (AcdEventsID: number) => void {
  const client = useQueryClient()
  return useCallback((ID) => void client.prefetchQuery(eventQueries.opened(ID)), [client])
}
