import { IconLineHeight } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { UnreachableError } from '@/client/errors'
import type { AcdEvent } from '@/contract/event/events'
import type { ColumnWidths, Density } from '@/contract/views'
import { DensityMenu } from '@/features/events/list/DensityMenu'
import { EventTable } from '@/features/events/list/EventTable'
import { SelectionBar } from '@/features/events/list/selection/SelectionBar'
import { usePicked, useSelection } from '@/features/events/list/selection/useSelection'
import { useListKeys } from '@/features/events/list/useListKeys'
import { plainSettings } from '@/features/events/listSettings'
import { m } from '@/messages'
import { MenuButton } from '@/ui/buttons/MenuButton'
import { Page } from '@/ui/page/Page'
import type { TableHandle } from '@/ui/table/DataTable'
import { demoAccount } from './seededClient'

const asked = { filter: '', orderBy: 'dtCreated', ascending: false } as const
const snapshot = { asked, asOf: 'then' }
const calm = { stateOf: () => undefined, isChanged: () => false }
const nothing = () => undefined

/** The rows of the list of events, with picking, keys and density: so many, all of them given. */
export function EventRows({ count }: { count: number }) {
  const { events } = useMemo(() => demoAccount(), [])
  const rowAt = useCallback(
    (place: number): AcdEvent | undefined => {
      const event = events[place % events.length]
      return event && { ...event, ID: place + 1 }
    },
    [events],
  )
  const [isSilent, setSilent] = useState(false)
  const idsBetween = async (from: number, to: number) => {
    if (isSilent) throw new UnreachableError()
    return Array.from({ length: to - from + 1 }, (_, at) => from + at + 1)
  }
  const selection = useSelection({ asked, count, snapshot, rowAt, idsBetween, kept: usePicked() })
  const [density, setDensity] = useState<Density>('normal')
  const [widths, setWidths] = useState<ColumnWidths>({})
  const settings = useMemo(() => ({ ...plainSettings(density), widths }), [density, widths])
  const table = useRef<TableHandle<AcdEvent>>(null)
  const box = useRef<HTMLInputElement>(null)
  useListKeys({ table, box, selection, isBeside: false, isEarly: false })
  const rows = { asked, rows: count, count, rowAt, snapshot, isLeaving: false, onWindow: nothing }
  return (
    <Page
      title="Rows"
      name="Rows"
      fill
      actions={
        <>
          <MenuButton label={m.common.density} Icon={IconLineHeight}>
            {(isOpen, close) => (
              <DensityMenu {...{ density, isOpen, close }} onDensity={setDensity} />
            )}
          </MenuButton>
          <button type="button">Next to it</button>
        </>
      }
    >
      <input ref={box} type="search" aria-label="Filter" />
      <label>
        <input
          type="checkbox"
          checked={isSilent}
          onChange={({ currentTarget }) => setSilent(currentTarget.checked)}
        />
        The server is silent
      </label>
      <EventTable
        ref={table}
        {...{ settings, rows, calm, selection }}
        search={{}}
        onSort={nothing}
        onRow={nothing}
        onWidths={setWidths}
        open={undefined}
      />
      <SelectionBar selection={selection} count={count} onLeave={() => table.current?.enter()} />
    </Page>
  )
}
