import { types } from 'pg'

const bigint = 20

/** Whole numbers of 64 bits arrive as numbers: versions and counts stay far below 2^53. */
export const parsers: typeof types = {
  ...types,
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === bigint && format !== 'binary'
      ? Number
      : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
}
