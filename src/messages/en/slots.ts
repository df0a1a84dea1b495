import { number } from './count'

/** How full half hours are. */
export const slots = {
  /** A time that the clock shows twice that night, the second time. */
  again: (time: string) => `${time} (second)`,
  number: (held: number, capacity: number | null) =>
    capacity === null
      ? number.format(held)
      : `${number.format(held)} of ${number.format(capacity)}`,
  full: 'full',
  closed: 'closed',
  past: 'past',
}
