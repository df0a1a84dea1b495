import { useEffect, useState } from 'react'
import { byteOrderMark, csvLine } from '@/contract/values/csv'
import { m } from '@/messages'
import { DownloadLink } from '@/ui/buttons/DownloadLink'
import type { LeftOut } from './contactLines'
import { leftOutReason } from './leftOutReason'
import type { ContactFile } from './readContactFile'

/** The refused lines as a file with the columns of the one that they come from. */
function refusedCsv({ delimiter, header, rows }: ContactFile, refused: readonly LeftOut[]): string {
  const { lineColumn, reasonColumn } = m.campaigns.importing
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]))
  const lines = refused.map((line) => [
    String(line.line),
    leftOutReason(line),
    ...(cellsOf.get(line.line) ?? []),
  ])
  const all = [[lineColumn, reasonColumn, ...header], ...lines]
  return byteOrderMark + all.map((cells) => csvLine(cells, delimiter)).join('')
}

type Props = { file: ContactFile; refused: readonly LeftOut[] }

/** Each refused line with its number and reason, to be saved. */
export function RefusedFile({ file, refused }: Props) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const blob = new Blob([refusedCsv(file, refused)], { type: 'text/csv;charset=utf-8' })
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file, refused])
  if (refused.length === 0 || address === undefined) return null
  const { importing: say } = m.campaigns
  return (
    <DownloadLink address={address} name={say.refusedName} size="sm">
      {say.refusedFile(refused.length)}
    </DownloadLink>
  )
}
