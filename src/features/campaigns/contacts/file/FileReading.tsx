import { Group, Select, Text } from '@mantine/core'
import { m } from '@/messages'
import { encodings, type FileEncoding } from './fileEncoding'
import type { FileRow } from './readContactFile'

type Props = {
  encoding: FileEncoding
  onEncoding: (encoding: FileEncoding) => void
  headers: readonly FileRow[]
  headerLine: number | undefined
  onHeaderLine: (line: number) => void
}

const longest = 60

/** How the file is read: what it is written in, and which of its lines names the columns. */
export function FileReading({ encoding, onEncoding, headers, headerLine, onHeaderLine }: Props) {
  const { importing: say } = m.campaigns
  const cellsOf = ({ cells }: FileRow) => cells.filter((cell) => cell !== '').join(' · ')
  const short = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)
  const line = headerLine === undefined ? null : String(headerLine)
  return (
    <>
      <Group grow align="start" preventGrowOverflow={false}>
        <Select
          label={say.encoding}
          allowDeselect={false}
          data={encodings.map((value) => ({ value, label: say.encodings[value] }))}
          value={encoding}
          onChange={(value) => {
            const chosen = encodings.find((known) => known === value)
            if (chosen) onEncoding(chosen)
          }}
        />
        <Select
          label={say.headerLine}
          allowDeselect={false}
          data={headers.map((row) => ({
            value: String(row.line),
            label: `${say.line(row.line)}: ${short(cellsOf(row))}`,
          }))}
          value={line}
          onChange={(value) => onHeaderLine(Number(value))}
        />
      </Group>
      {headerLine !== undefined && headerLine > 1 && (
        <Text size="sm" c="dimmed">
          {say.above(headerLine)}
        </Text>
      )}
    </>
  )
}
