import { type Tile, type TileChoice, tileNames } from '@/contract/wallboard'
import { m } from '@/messages'
import { ownName } from '../tileText'

/** A tile that can be chosen, with the name that people know it by. */
export type NamedChoice = { choice: TileChoice; title: string; key: string }

const choiceKey = (choice: TileChoice): string =>
  'ViewsID' in choice ? `view:${choice.ViewsID}` : choice.name

/** The six that everybody starts with. */
export const firstChoices = (): NamedChoice[] =>
  tileNames.map((name) => ({ choice: { name }, title: m.wallboard.tiles[name], key: name }))

export function viewChoice({ ID, name }: { ID: number; name: string }): NamedChoice {
  const choice = { ViewsID: ID }
  return { choice, title: name, key: choiceKey(choice) }
}

/** What stands on the board now. */
export const chosenOf = (tiles: readonly Tile[]): NamedChoice[] =>
  tiles.flatMap((tile) => {
    if (tile.ViewsID !== null) return [viewChoice({ ID: tile.ViewsID, name: tile.name })]
    const own = ownName(tile)
    return firstChoices().filter(({ key }) => key === own)
  })

/** An empty list stands for the six, so that they stay those of everybody. */
export function wantedTiles(chosen: readonly NamedChoice[]): TileChoice[] {
  const isFirst = chosen.map(({ key }) => key).join() === tileNames.join()
  return isFirst ? [] : chosen.map(({ choice }) => choice)
}
