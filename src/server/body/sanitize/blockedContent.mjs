/** @typedef {ReturnType<typeof nothingBlocked>} Counts what one body had that is not shown, by kind */

export const nothingBlocked = () => ({
  images: 0,
  active: 0,
  forms: 0,
  styles: 0,
  addresses: 0,
  /** Pictures that are no part of the data. */
  missing: 0,
  /** Parts that the mail hides from its readers. */
  hidden: 0,
})
