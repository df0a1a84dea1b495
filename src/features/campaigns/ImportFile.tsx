import { Group, Stack, Switch, Text } from '@mantine/core'
import { type ChangeEvent, useMemo, useState } from 'react'
import { usePhones } from '@/fields/usePhones'
import { m } from '@/messages'
import { Button } from '@/ui/Button'
import { ColumnChoice } from './ColumnChoice'
import { type ContactKey, guessColumns } from './contactColumns'
import { judgeRows } from './contactLines'
import classes from './ImportFile.module.css'
import { ImportResult } from './ImportResult'
import { LeftOutLines } from './LeftOutLines'
import { LineResults } from './LineResults'
import { type ContactFile, decodeFile, readContactFile } from './readContactFile'
import { useImport } from './useImport'

type Columns = (ContactKey | undefined)[]

/** The lines as they would be sent, once the file and the numbering plans are there. */
function useJudged(file: ContactFile | undefined, columns: Columns) {
  const phones = usePhones()
  return useMemo(
    () => (file && phones ? judgeRows(file.rows, columns, phones.read) : undefined),
    [file, phones, columns],
  )
}

/** A file is read, its columns are matched, what is wrong is named; only then is anything sent. */
export function ImportFile({ DiallerCampaignsID }: { DiallerCampaignsID: number }) {
  const [file, setFile] = useState<ContactFile>()
  const [columns, setColumns] = useState<Columns>([])
  const [isOverwriting, setOverwriting] = useState(true)
  const judged = useJudged(file, columns)
  const importing = useImport(DiallerCampaignsID)
  const { importing: say } = m.campaigns

  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.currentTarget.files ?? []
    if (!chosen) return
    const contents = readContactFile(decodeFile(await chosen.arrayBuffer()))
    importing.reset()
    setColumns(guessColumns(contents.header))
    setFile(contents)
  }
  const begin = () =>
    judged && void importing.begin(judged.good, isOverwriting ? 'overwrite' : 'keep')

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
      {file && importing.state === 'idle' && (
        <ColumnChoice file={file} columns={columns} onColumns={setColumns} />
      )}
      {judged && importing.state === 'idle' && (
        <>
          <Text role="status" fw={600}>
            {say.ready(judged.good.length, judged.leftOut.length)}
          </Text>
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
      <ImportResult {...importing} />
      {judged && <LeftOutLines leftOut={[...judged.leftOut, ...importing.refused]} />}
      {judged && <LineResults results={importing.results} leftOut={judged.leftOut} />}
    </Stack>
  )
}
