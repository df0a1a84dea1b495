import { type Dispatch, type SetStateAction, useRef, useState } from 'react'
import type { AcdEvent } from '@/contract/events'
import { reasonOf } from '@/fields/reasonOf'
import { m } from '@/messages'
import type { Picking } from '@/ui/PickBox'
import type { useEventRows } from './useEventRows'

/** These events; or, where all that match are meant, all but these. */
type Picked = { filter: string; isAll: boolean; IDs: ReadonlySet<number> }

const nothing = (filter: string): Picked => ({ filter, isAll: false, IDs: new Set() })

export type Kept = [Picked, Dispatch<SetStateAction<Picked>>]

/** What is picked, for a page that takes the list away for a while and brings it back. */
export const usePicked = (): Kept => useState(() => nothing(''))

type Rows = ReturnType<typeof useEventRows>
type List = Pick<Rows, 'asked' | 'count' | 'pinned' | 'rowAt' | 'idsBetween'> & { kept: Kept }

export type Selection = Picking<AcdEvent> & {
  /** What is meant, without asking for every ID. */
  picked: Picked
  onAll: () => void
  idsOf: () => Promise<readonly number[]>
  /** Why a range could not be read. */
  failed: string | undefined
}

/**
 * Which events of the list that is shown are picked. Another order keeps them, another filter lets
 * them go as soon as its rows are there.
 */
export function useSelection({ asked, count, pinned, rowAt, idsBetween, kept }: List): Selection {
  const { filter } = asked
  const [known, keep] = kept
  const picked = known.filter === filter ? known : nothing(filter)
  const [failed, setFailed] = useState<string>()
  const latest = useRef(filter)
  latest.current = filter
  // A place is one in this list alone.
  const list = `${pinned?.asOf} ${pinned?.asked.orderBy} ${pinned?.asked.ascending}`
  const anchor = useRef<{ list: string; place: number }>(undefined)

  const put = (IDs: readonly number[], isOn: boolean) =>
    keep((old) => {
      const now = old.filter === filter ? old : nothing(filter)
      const next = new Set(now.IDs)
      for (const ID of IDs) isOn !== now.isAll ? next.add(ID) : next.delete(ID)
      return { ...now, IDs: next }
    })
  const isPicked = ({ ID }: AcdEvent) => picked.IDs.has(ID) !== picked.isAll
  const extend = async (from: number, to: number) => {
    setFailed(undefined)
    try {
      const IDs = await idsBetween(Math.min(from, to), Math.max(from, to))
      // What belongs to a filter that has gone meanwhile is not wanted any more.
      if (latest.current === filter) put(IDs, true)
    } catch (error) {
      setFailed(reasonOf(error))
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
      anchor.current = { list, place }
      put([row.ID], !isPicked(row))
    },
    onExtend: (to, from) => {
      const before = anchor.current?.list === list ? anchor.current.place : undefined
      const begin = from ?? before ?? to
      if (before === undefined) anchor.current = { list, place: begin }
      void extend(begin, to)
    },
    onAll: () => keep({ filter, isAll: true, IDs: new Set() }),
    onClear: () => {
      anchor.current = undefined
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
