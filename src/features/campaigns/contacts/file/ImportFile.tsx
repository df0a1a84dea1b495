import { Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { m } from '@/messages'
import { BeginImport } from './BeginImport'
import { ColumnChoice } from './ColumnChoice'
import { ContactFileInput } from './ContactFileInput'
import { FileReading } from './FileReading'
import { ImportResult } from './ImportResult'
import { LeftOutLines } from './LeftOutLines'
import { LineResults } from './LineResults'
import { RefusedFile } from './RefusedFile'
import { useContactFile } from './useContactFile'
import { useImport } from './useImport'

const none: never[] = []

/** A file is read, its columns are matched, what is wrong is named; only then is anything sent. */
export function ImportFile({ DiallerCampaignsID }: { DiallerCampaignsID: number }) {
  const reading = useContactFile()
  const { file, columns, judged } = reading
  const [isOverwriting, setOverwriting] = useState(true)
  const importing = useImport(DiallerCampaignsID)
  const { refused } = importing
  const leftOut = useMemo(
    () => [...(judged?.leftOut ?? none), ...refused].sort((one, other) => one.line - other.line),
    [judged, refused],
  )

  const open = (bytes: ArrayBuffer | undefined) => {
    importing.reset()
    reading.open(bytes)
  }
  const begin = () =>
    judged && void importing.begin(judged.good, isOverwriting ? 'overwrite' : 'keep')

  return (
    <Stack gap="md">
      <Text size="sm">{m.campaigns.importing.text}</Text>
      <ContactFileInput onFile={open} />
      {file && reading.encoding && importing.state === 'idle' && (
        <>
          <FileReading
            encoding={reading.encoding}
            onEncoding={reading.setEncoding}
            headers={reading.headers}
            headerLine={reading.headerLine}
            onHeaderLine={reading.setHeaderLine}
          />
          <ColumnChoice file={file} columns={columns} onColumns={reading.setColumns} />
        </>
      )}
      {file && judged && importing.state === 'idle' && (
        <BeginImport
          file={file}
          goodCount={judged.good.length}
          leftOutCount={judged.leftOut.length}
          isOverwriting={isOverwriting}
          onOverwriting={setOverwriting}
          onBegin={begin}
        />
      )}
      <ImportResult
        {...importing}
        lines={(file?.rows.length ?? 0) + (file?.empty ?? 0)}
        refusedCount={leftOut.length}
        empty={file?.empty ?? 0}
      />
      {file && importing.state === 'done' && <RefusedFile file={file} refused={leftOut} />}
      <LeftOutLines leftOut={leftOut} />
      {judged && <LineResults results={importing.results} leftOut={judged.leftOut} />}
    </Stack>
  )
}
