import { getWallboard, setWallboardTiles, type Wallboard } from '@/contract/wallboard'
import { recordAudit } from '../audit/recordAudit'
import type { Mounting } from '../http/call'
import { done, json } from '../http/reply'
import type { ListOptions } from '../list/listing'
import { readAt } from '../past/pastMinute'
import { valuesBefore } from './boardMinutes'
import { tileReader } from './boardTiles'
import { readChosenTiles, storeChosenTiles } from './chosenTiles'
import type { BoardReader } from './readBoard'

export function mountWallboard(
  { mount }: Mounting,
  readBoard: BoardReader,
  settings: ListOptions,
): void {
  const { zone } = settings
  const readTiles = tileReader(settings)
  const readBefore = valuesBefore(readBoard)

  mount(getWallboard, ({ principal, query: { typesOf, at }, now: present, read }) => {
    const isPast = at !== undefined
    const now = isPast ? readAt(at, { now: present, zone }) : present
    return read(async (tx) => {
      const asking = { scope: principal, now, typesOf, ...(isPast && { present }) }
      const board = await readBoard(tx, asking)
      const before = await readBefore(tx, { scope: principal, now, present })
      const own = board.tiles.map((tile) => ({
        ...tile,
        ViewsID: null,
        before: before.get(tile.name) ?? null,
        asOf: board.asOf,
      }))
      const chosen = await readChosenTiles(tx, principal)
      const tiles = await readTiles(tx, { principal, now, present, isPast }, { chosen, own })
      return json({ ...board, tiles, status: 200 } satisfies Wallboard)
    }, 'repeatable read')
  })

  mount(setWallboardTiles, ({ principal, now, body: { tiles }, transaction }) =>
    transaction(async (tx) => {
      const before = await readChosenTiles(tx, principal)
      await storeChosenTiles(tx, principal, tiles, zone)
      const entry = { action: 'wallboard.tiles', id: null, before, after: tiles } as const
      await recordAudit(tx, { principal, now }, entry)
      return done
    }),
  )
}
