import { type Dispatch, type SetStateAction, useRef, useState } from 'react'
import type { AcdEvent } from '@/contract/event/events'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import type { Picking } from '@/ui/table/PickBox'
import type { useEventRows } from '../useEventRows'

/** These events; or, where all that match are meant, all but these. */
type PickedEvents = { filter: string; isAll: boolean; IDs: ReadonlySet<number> }

const nothing = (filter: string): PickedEvents => ({ filter, isAll: false, IDs: new Set() })

export type PickedState = [PickedEvents, Dispatch<SetStateAction<PickedEvents>>]

/** What is picked, for a page that takes the list away for a while and brings it back. */
export const usePicked = (): PickedState => useState(() => nothing(''))

type Rows = ReturnType<typeof useEventRows>
type List = Pick<Rows, 'asked' | 'count' | 'snapshot' | 'rowAt' | 'idsBetween'> & {
  kept: PickedState
}

export type Selection = Picking<AcdEvent> & {
  /** The selection as a rule: no IDs are fetched for it. */
  picked: PickedEvents
  onAll: () => void
  idsOf: () => Promise<readonly number[]>
  /** Why a range could not be read. */
  failed: string | undefined
}

/** A range of one list, from where it was begun to where it reaches, and what was picked before it. */
type Range = { list: string; anchor: number; head: number; before: PickedEvents }

function withIds(
  { filter, isAll, IDs }: PickedEvents,
  some: readonly number[],
  isOn: boolean,
): PickedEvents {
  const next = new Set(IDs)
  for (const ID of some) isOn !== isAll ? next.add(ID) : next.delete(ID)
  return { filter, isAll, IDs: next }
}

/**
 * Which events of the list that is shown are picked. Another order keeps them, another filter lets
 * them go as soon as its rows are there.
 */
export function useSelection({ asked, count, snapshot, rowAt, idsBetween, kept }: List): Selection {
  const { filter } = asked
  const [known, keep] = kept
  const picked = known.filter === filter ? known : nothing(filter)
  const [failed, setFailed] = useState<string>()
  // A place is one in this list alone.
  const list = `${snapshot?.asOf} ${snapshot?.asked.orderBy} ${snapshot?.asked.ascending} ${filter}`
  const latest = useRef(list)
  latest.current = list
  const range = useRef<Range>(undefined)

  const isPicked = ({ ID }: AcdEvent) => picked.IDs.has(ID) !== picked.isAll
  /** The range has another end: what it reached before and does not now is as it was. */
  const reach = async (next: Range) => {
    range.current = next
    setFailed(undefined)
    const { anchor, head } = next
    try {
      const IDs = await idsBetween(Math.min(anchor, head), Math.max(anchor, head))
      // What belongs to a list or a range that has gone meanwhile is not wanted any more.
      const isWanted = range.current === next && latest.current === list
      if (isWanted) keep(withIds(next.before, IDs, true))
    } catch (error) {
      if (range.current === next) setFailed(reasonOf(error))
    }
  }

  return {
    picked,
    size: picked.isAll ? Math.max(0, (count ?? 0) - picked.IDs.size) : picked.IDs.size,
    failed,
    isPicked,
    onToggle: (place) => {
      const row = rowAt(place)
      if (row === undefined) return
      const before = withIds(picked, [row.ID], !isPicked(row))
      range.current = { list, anchor: place, head: place, before }
      keep(before)
    },
    onExtend: (head, from) => {
      const known = range.current?.list === list ? range.current : undefined
      const goesOn = known !== undefined && (from === undefined || from === known.head)
      const begun = goesOn ? known : { list, anchor: from ?? head, before: picked }
      void reach({ ...begun, head })
    },
    onAll: () => {
      range.current = undefined
      keep({ filter, isAll: true, IDs: new Set() })
    },
    onClear: () => {
      range.current = undefined
      setFailed(undefined)
      keep(nothing(filter))
    },
    idsOf: async () =>
      picked.isAll
        ? (await idsBetween(0, (count ?? 0) - 1)).filter((ID) => !picked.IDs.has(ID))
        : [...picked.IDs],
    label: ({ ID }) => m.selection.one(ID),
    seenLabel: m.selection.seen,
  }
}
