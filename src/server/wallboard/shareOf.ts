/** Null where there is nothing to count: never 100 %. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole
