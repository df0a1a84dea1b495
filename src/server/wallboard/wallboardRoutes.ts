import { getWallboard, type Wallboard } from '@/contract/wallboard'
import type { Mounting } from '../http/call'
import { json } from '../http/reply'
import { valuesBefore } from './boardMinutes'
import type { BoardReader } from './readBoard'

export function mountWallboard({ mount }: Mounting, readBoard: BoardReader): void {
  mount(getWallboard, ({ principal: { ClientsID }, query: { typesOf }, now, read }) =>
    read(async (tx) => {
      const board = await readBoard(tx, { ClientsID, now, typesOf })
      const before = await valuesBefore(tx, now)
      const tiles = board.tiles.map(({ name, value, filter }) => ({
        name,
        value,
        before: before.get(name) ?? null,
        goal: null,
        filter,
      }))
      return json({ ...board, tiles, status: 200 } satisfies Wallboard)
    }, 'repeatable read'),
  )
}
