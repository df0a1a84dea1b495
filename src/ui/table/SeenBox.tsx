import type { RefObject } from 'react'
import { PickBox, type Picking } from './PickBox'
import type { RowWindow } from './useRowWindow'

type Props<Row> = {
  picking: Picking<Row>
  /** What is in sight when the box is pressed: to scroll draws no box again. */
  rows: RefObject<RowWindow>
  count: number
}

/** Picks what is in sight; as soon as anything is picked, it lets go of all of it. */
export function SeenBox<Row>({ picking, rows, count }: Props<Row>) {
  const pickSeen = () => {
    const { first, page } = rows.current
    picking.onExtend(Math.min(count, first + page) - 1, first)
  }
  return (
    <PickBox
      label={picking.seenLabel}
      state={picking.size === 0 ? 'off' : picking.size === count ? 'on' : 'some'}
      tabIndex={0}
      onPress={() => (picking.size > 0 ? picking.onClear() : pickSeen())}
    />
  )
}
