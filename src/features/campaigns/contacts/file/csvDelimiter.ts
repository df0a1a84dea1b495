import { readRecord } from './csvRecord'

const delimiters = [';', ',', '\t', '|'] as const

/** So many records show which one it is. */
const sampled = 50

/** How many records have the same number of cells as most do, and how many cells that is. */
function agreement(text: string, delimiter: string) {
  const counts = new Map<number, number>()
  for (let at = 0, read = 0; at < text.length && read < sampled; read += 1) {
    const { cells, end } = readRecord(text, at, delimiter)
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
    at = end
  }
  const best = [...counts].sort(([, one], [, other]) => other - one)[0]
  return { cells: best?.[0] ?? 0, records: best?.[1] ?? 0 }
}

/** The separator with which most records have the same number of cells: cells may hold any. */
export function guessDelimiter(text: string): string {
  const ranked = delimiters
    .map((delimiter) => ({ delimiter, ...agreement(text, delimiter) }))
    .sort((one, other) => other.records - one.records || other.cells - one.cells)
  return ranked[0]?.delimiter ?? ';'
}
