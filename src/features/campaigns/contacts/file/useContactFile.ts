import { useMemo, useState } from 'react'
import { usePhones } from '@/fields/usePhones'
import { type ContactKey, guessColumns } from '../contactColumns'
import { validateRows } from './contactLines'
import { decodeFile, type FileEncoding, guessEncoding } from './fileEncoding'
import { contactFile, guessHeader, possibleHeaders, readContactFile } from './readContactFile'

type Columns = readonly (ContactKey | undefined)[]
type Chosen = { bytes: ArrayBuffer; encoding: FileEncoding; headerLine?: number; columns?: Columns }

/**
 * A file as it is read: everything is guessed and can be chosen otherwise; a choice forgets those
 * that hang on it. `judged` comes with the numbering plans.
 */
export function useContactFile() {
  const [chosen, setChosen] = useState<Chosen>()
  const phones = usePhones()
  const { bytes, encoding } = chosen ?? {}
  const csv = useMemo(
    () => bytes && encoding && readContactFile(decodeFile(bytes, encoding)),
    [bytes, encoding],
  )
  const headerLine = chosen?.headerLine ?? (csv && guessHeader(csv))
  const file = useMemo(() => csv && contactFile(csv, headerLine), [csv, headerLine])
  const own = chosen?.columns
  const columns = useMemo(() => own ?? guessColumns(file?.header ?? []), [own, file])
  const judged = useMemo(
    () => (file && phones ? validateRows(file.rows, columns, phones.read) : undefined),
    [file, phones, columns],
  )
  const change = (more: Omit<Partial<Chosen>, 'bytes'>) =>
    setChosen((old) => old && { bytes: old.bytes, encoding: old.encoding, ...more })
  return {
    file,
    columns,
    judged,
    encoding,
    headers: useMemo(() => (csv ? possibleHeaders(csv) : []), [csv]),
    headerLine,
    open: (opened: ArrayBuffer | undefined) =>
      setChosen(opened && { bytes: opened, encoding: guessEncoding(opened) }),
    setEncoding: (other: FileEncoding) => change({ encoding: other }),
    setHeaderLine: (line: number) => change({ headerLine: line }),
    setColumns: (chosenColumns: Columns) =>
      change({ columns: chosenColumns, ...(headerLine === undefined ? {} : { headerLine }) }),
  }
}
