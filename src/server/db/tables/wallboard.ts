import type { ColumnType } from 'kysely'
import type { Tile } from '@/contract/wallboard'

export type WallboardMinutesTable = {
  client_id: number
  minute: Date
  board: ColumnType<{ tiles: readonly Pick<Tile, 'name' | 'value'>[] }, string, never>
}
