import type { EventAction } from '@/contract/event/eventActions'

/** Some events that are acted on in one call, under the key that makes it happen once. */
export type Piece = { IDs: number[]; key: string }
export type Left = { ID: number; reason: string }

/** How far an action on many events has come. */
export type Bulk = {
  act: EventAction
  total: number
  done: number
  /** Refused one by one, each with its reason. */
  left: Left[]
  /** Not sent, or sent without an answer: to be sent again as they are. */
  unsent: Piece[]
}

/** Small enough that the progress moves and others get in between. */
const pieceSize = 100

export function piecesOf(IDs: readonly number[], newKey: () => string): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < IDs.length; at += pieceSize) {
    pieces.push({ IDs: IDs.slice(at, at + pieceSize), key: newKey() })
  }
  return pieces
}

/** What another try sends: what has no answer under its old key, what was refused under new ones. */
export const remaining = ({ left, unsent }: Bulk, newKey: () => string): Piece[] => [
  ...unsent,
  ...piecesOf(
    left.map(({ ID }) => ID),
    newKey,
  ),
]

/** The state after one more piece is through. */
export function withResults(bulk: Bulk, piece: Piece, left: Left[]): Bulk {
  return {
    ...bulk,
    done: bulk.done + piece.IDs.length - left.length,
    left: [...bulk.left, ...left],
    unsent: bulk.unsent.filter(({ key }) => key !== piece.key),
  }
}
