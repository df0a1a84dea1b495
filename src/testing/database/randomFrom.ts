/** Whole numbers below a bound, the same in every run. */
export function randomFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff
    // Of its lowest bits each repeats after a few numbers.
    return Math.floor((state / 0x80_00_00_00) * below)
  }
}
