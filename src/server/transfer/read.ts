/** One record of a file: its value, or why it has none. */
export type Read = {
  /** Where a person finds it: `line 12`, `record 12 (line 140)`. */
  place: string
  /** Bytes that it took, or nearly. */
  size: number
} & ({ value: unknown } | { wrong: string })

/** The file as a whole is something else; its message says what, in one sentence. */
export class NotEvents extends Error {}

/** What is packed breaks off, or its bytes have changed; nobody knows what is missing. */
export class DamagedFile extends Error {}

/** No record of the API comes near this; more is not kept in memory. */
export const longestRecord = 4 * 1024 * 1024
export const tooLong = `is longer than ${longestRecord / 1024 / 1024} MiB, the most that one event may have`
export const notText = 'holds bytes that are not UTF-8 text'
