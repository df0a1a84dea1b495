import * as z from 'zod/mini'
import { integerFrom } from './values/scalars'

const maxAbove = 1_000_000
/** A day. */
const maxMinutes = 1440

export const limitShape = {
  nAbove: integerFrom(0, maxAbove),
  /** For so long without a break; 0: at once. */
  nMinutes: integerFrom(0, maxMinutes),
}

/** A view that holds more than `nAbove` events for `nMinutes` begins an alert. */
export const ViewLimit = z.object(limitShape)
export type ViewLimit = z.infer<typeof ViewLimit>

/** An alert ends at one and a tenth below its limit, so that it does not come and go at the limit. */
export const endsAt = (nAbove: number): number => Math.max(0, nAbove - 1 - Math.floor(nAbove / 10))
