import { PickBox, type Picking } from './PickBox'
import type { RowWindow } from './useRowWindow'

type Props<Row> = { picking: Picking<Row>; rows: RowWindow; count: number }

/** Picks what is in sight; as soon as anything is picked, it lets go of all of it. */
export function SeenBox<Row>({ picking, rows, count }: Props<Row>) {
  const last = Math.min(count, rows.first + rows.page) - 1
  return (
    <PickBox
      label={picking.seenLabel}
      state={picking.size === 0 ? 'off' : picking.size === count ? 'on' : 'some'}
      tabIndex={0}
      onPress={() => (picking.size > 0 ? picking.onClear() : picking.onExtend(last, rows.first))}
    />
  )
}
