import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { snapshotEventQueries } from '@/client/snapshotEvents'
import type { EventColumn } from '@/contract/event/listColumns'
import { m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { useNames } from '@/session/useNames'
import type { PlaceLabelling } from '@/ui/table/PlaceLabel'
import { listKeyOf, type useEventRows } from './useEventRows'

type Texts = typeof import('./placeText')

/** As many values for the whole list, however long it is. */
const placesKnown = 200

type Rows = Pick<ReturnType<typeof useEventRows>, 'snapshot' | 'count'>

const nowhere = { asked: { filter: '', orderBy: '', ascending: true }, asOf: '' }

/**
 * What the label beside the scroll bar says. The values are asked for when somebody drags for the
 * first time through this list; until they have come, and where they do not, the place alone is said.
 */
export function usePlaces(
  { snapshot, count = 0 }: Rows,
  by: EventColumn,
  spaced: (digits: string) => string,
): PlaceLabelling {
  const names = useNames()
  const centre = useCentre()
  const key = snapshot && `${listKeyOf(snapshot.asked)} ${snapshot.asOf}`
  const [wanted, setWanted] = useState<string>()
  const [texts, setTexts] = useState<Texts>()
  const every = Math.max(1, Math.ceil(count / placesKnown))
  const { data } = useQuery({
    ...snapshotEventQueries.places(snapshot ?? nowhere, every),
    enabled: key !== undefined && key === wanted && count > 0,
  })
  const onBegin = useCallback(() => {
    setWanted(key)
    void import('./placeText').then(setTexts, () => undefined)
  }, [key])
  const textAt = (place: number) => {
    const at = m.events.place(place + 1, count)
    if (data === undefined || texts === undefined) return at
    const value = data[Math.floor(place / every)] ?? null
    return `${texts.placeText(by, value, { names, centre, spaced })} · ${at}`
  }
  return { textAt, onBegin }
}
