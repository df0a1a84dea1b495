import { Alert, Group, Stack, Switch, Text } from '@mantine/core'
import { type ChangeEvent, useMemo, useState } from 'react'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { ColumnChoice } from './ColumnChoice'
import { FileReading } from './FileReading'
import { isBinary } from './fileEncoding'
import classes from './ImportFile.module.css'
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
  const [isNotText, setNotText] = useState(false)
  const importing = useImport(DiallerCampaignsID)
  const { importing: say } = m.campaigns
  const { refused } = importing
  const leftOut = useMemo(
    () => [...(judged?.leftOut ?? none), ...refused].sort((one, other) => one.line - other.line),
    [judged, refused],
  )

  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.currentTarget.files ?? []
    if (!chosen) return
    const bytes = await chosen.arrayBuffer()
    importing.reset()
    setNotText(isBinary(bytes))
    reading.open(isBinary(bytes) ? undefined : bytes)
  }
  const begin = () =>
    judged && void importing.begin(judged.good, isOverwriting ? 'overwrite' : 'keep')
  const lines = (file?.rows.length ?? 0) + (file?.empty ?? 0)
  const hasLongRows = file?.rows.some((row) => row.lines > 1)

  return (
    <Stack gap="md">
      <Text size="sm">{say.text}</Text>
      <label className={classes.file}>
        {say.file}
        <input
          data-autofocus
          type="file"
          accept=".csv,.txt,text/csv"
          onChange={(event) => void read(event)}
        />
      </label>
      {isNotText && (
        <Alert color="red" variant="light" role="alert">
          {say.notText}
        </Alert>
      )}
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
        <>
          <Text role="status" fw={600}>
            {say.ready(lines, judged.good.length, judged.leftOut.length, file.empty)}
          </Text>
          {hasLongRows && (
            <Text size="sm" c="dimmed">
              {say.longRows}
            </Text>
          )}
          <Switch
            checked={isOverwriting}
            onChange={(event) => setOverwriting(event.currentTarget.checked)}
            label={say.overwrite}
          />
          <Group justify="flex-end">
            <Button onClick={begin} disabled={judged.good.length === 0}>
              {say.begin(judged.good.length)}
            </Button>
          </Group>
        </>
      )}
      <ImportResult
        {...importing}
        lines={lines}
        refusedCount={leftOut.length}
        empty={file?.empty ?? 0}
      />
      {file && importing.state === 'done' && <RefusedFile file={file} refused={leftOut} />}
      <LeftOutLines leftOut={leftOut} />
      {judged && <LineResults results={importing.results} leftOut={judged.leftOut} />}
    </Stack>
  )
}
