import { Select, Table, Text } from '@mantine/core'
import { m } from '@/messages'
import { ScrollBox } from '@/ui/table/ScrollBox'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { type ContactKey, contactKeys } from '../contactColumns'
import classes from './ColumnChoice.module.css'
import type { ContactFile } from './readContactFile'

type Props = {
  file: ContactFile
  columns: readonly (ContactKey | undefined)[]
  onColumns: (columns: readonly (ContactKey | undefined)[]) => void
}

const shownRows = 3

/** What each column of the file is, by its name and its first cells. */
export function ColumnChoice({ file, columns, onColumns }: Props) {
  const { importing: say, contactKeys: labels } = m.campaigns
  const choose = (place: number, key: string | null) =>
    onColumns(
      columns.map((old, at) => {
        if (at === place) return contactKeys.find((known) => known === key)
        return old === key ? undefined : old
      }),
    )
  const previewOf = (place: number) =>
    file.rows
      .slice(0, shownRows)
      .map(({ cells }) => cells[place] ?? '')
      .filter((cell) => cell.trim() !== '')
      .join(' · ')
  return (
    <ScrollBox className={classes.box} label={say.columns}>
      <Table aria-label={say.columns} className={classes.table} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say.column}</Table.Th>
            <Table.Th scope="col">{say.means}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {file.header.map((name, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place alone
            <Table.Tr key={place}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  <UntrustedText text={name} />
                </Text>
                <Text size="xs" c="dimmed">
                  <UntrustedText text={previewOf(place)} />
                </Text>
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={say.meaningOf(name)}
                  placeholder={say.notImported}
                  clearable
                  clearButtonProps={{ 'aria-label': say.notImported }}
                  data={contactKeys.map((value) => ({ value, label: labels[value] }))}
                  value={columns[place] ?? null}
                  onChange={(key) => choose(place, key)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  )
}
