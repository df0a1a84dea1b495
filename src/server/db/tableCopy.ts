/**
 * One connection of the tables' owner that moves whole tables as COPY text, in pieces that fit into
 * memory. Both databases write and read the same text.
 */
export type TableCopy = {
  kind: 'embedded' | 'postgres'
  query: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  /** What a query answers, as COPY text. */
  copyOut: (select: string) => Promise<Buffer>
  /** Adds rows; `into` is a table with its columns. */
  copyIn: (into: string, rows: Buffer) => Promise<void>
  close: () => Promise<void>
}

/** All tables as they were at one moment; `at` is when that was, in epoch ms. */
export type TableSnapshot = TableCopy & { at: number }

/** So that both databases write every value in the same way, and none is rounded. */
export const sameText = `SET client_encoding = 'UTF8'; SET DateStyle = 'ISO, MDY'; SET TimeZone = 'UTC';
  SET IntervalStyle = 'postgres'; SET bytea_output = 'hex'; SET extra_float_digits = 1`
