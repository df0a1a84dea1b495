import type { ColumnType } from 'kysely'
import type { Tile, TileChoice } from '@/contract/wallboard'

export type WallboardTilesTable = {
  client_id: number
  owner: string
  tiles: ColumnType<readonly TileChoice[], string, string>
}

export type LastSeenTable = { client_id: number; owner: string; seen_at: Date }

export type WallboardMinutesTable = {
  client_id: number
  minute: Date
  board: ColumnType<{ tiles: readonly Pick<Tile, 'name' | 'value'>[] }, string, never>
}
