import Papa from 'papaparse'

export type FileRow = { line: number; cells: readonly string[] }
export type ContactFile = { header: readonly string[]; rows: readonly FileRow[] }

/** UTF-8 where it is; else what Excel writes: UTF-16 with its mark, or Windows' Latin. */
export function decodeFile(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const lineBreaks = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0

const delimiters = [';', ',', '\t', '|'] as const

/** The one that the names of the columns use most: cells may hold any of them. */
function delimiterOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? ''
  const uses = (delimiter: string) => head.split(delimiter).length
  return delimiters.reduce((best, other) => (uses(other) > uses(best) ? other : best))
}

/**
 * The first row names the columns. Each further row knows the line of the file where it begins,
 * which is what one looks for in an editor, whatever line breaks its cells hold.
 */
export function readContactFile(text: string): ContactFile {
  const rows: FileRow[] = []
  let line = 1
  let read = 0
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data, meta }) => {
      const begins = line
      line += lineBreaks(text.slice(read, meta.cursor))
      read = meta.cursor
      const cells = data.map((cell) => cell.trim())
      if (cells.some((cell) => cell !== '')) rows.push({ line: begins, cells })
    },
  })
  const [header, ...rest] = rows
  return { header: header?.cells ?? [], rows: rest }
}
