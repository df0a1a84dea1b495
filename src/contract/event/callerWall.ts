import { type Wall, wallOf } from '../values/zone'

const sameWall = (a: Wall, b: Wall) =>
  a.year === b.year &&
  a.month === b.month &&
  a.day === b.day &&
  a.hour === b.hour &&
  a.minute === b.minute

/**
 * What the caller's clock shows at an instant, from the zones that the number leaves possible.
 * Undefined when they disagree, when there is none, or when it is what the centre's clock shows.
 */
export function callerWall(
  instant: number,
  centreZone: string,
  callerZones: readonly string[],
): Wall | undefined {
  const [first, ...others] = callerZones.map((zone) => wallOf(instant, zone))
  if (first === undefined || others.some((other) => !sameWall(first, other))) return undefined
  return sameWall(first, wallOf(instant, centreZone)) ? undefined : first
}
