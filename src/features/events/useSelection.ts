import { useRef, useState } from 'react'
import { matchingIds } from '@/client/eventActions'
import type { AcdEvent } from '@/contract/events'
import { m } from '@/messages'
import type { Picking } from '@/ui/PickBox'

/** These events; or, where all that match are meant, all but these. */
type Picked = { filter: string; isAll: boolean; IDs: ReadonlySet<number> }

type List = {
  filter: string
  count: number | undefined
  rowAt: (place: number) => AcdEvent | undefined
  idsBetween: (from: number, to: number) => Promise<number[]>
}

const nothing = (filter: string): Picked => ({ filter, isAll: false, IDs: new Set() })

export type Selection = Picking<AcdEvent> & {
  /** What is meant, without asking for every ID. */
  picked: Picked
  onAll: () => void
  idsOf: () => Promise<readonly number[]>
}

/** Which events are picked. Another order keeps them, another filter lets them go. */
export function useSelection({ filter, count, rowAt, idsBetween }: List): Selection {
  const [kept, keep] = useState(nothing(filter))
  const picked = kept.filter === filter ? kept : nothing(filter)
  const anchor = useRef<number>(undefined)

  const put = (IDs: readonly number[], isOn: boolean) =>
    keep((old) => {
      const now = old.filter === filter ? old : nothing(filter)
      const next = new Set(now.IDs)
      for (const ID of IDs) isOn !== now.isAll ? next.add(ID) : next.delete(ID)
      return { ...now, IDs: next }
    })
  const isPicked = ({ ID }: AcdEvent) => picked.IDs.has(ID) !== picked.isAll

  return {
    picked,
    size: picked.isAll ? Math.max(0, (count ?? 0) - picked.IDs.size) : picked.IDs.size,
    isPicked,
    onToggle: (place) => {
      const row = rowAt(place)
      if (row === undefined) return
      anchor.current = place
      put([row.ID], !isPicked(row))
    },
    onExtend: (to, from = anchor.current ?? to) => {
      anchor.current ??= from
      void idsBetween(Math.min(from, to), Math.max(from, to)).then((IDs) => put(IDs, true))
    },
    onAll: () => keep({ filter, isAll: true, IDs: new Set() }),
    onClear: () => {
      anchor.current = undefined
      keep(nothing(filter))
    },
    idsOf: async () =>
      picked.isAll
        ? (await matchingIds(filter)).filter((ID) => !picked.IDs.has(ID))
        : [...picked.IDs],
    label: ({ ID }) => m.selection.one(ID),
    seenLabel: m.selection.seen,
  }
}
