import { Text } from '@mantine/core'
import { useMemo } from 'react'
import type { LineResult } from '@/contract/contactImport'
import { m } from '@/messages'
import { DataTable } from '@/ui/table/DataTable'
import { formatNumber } from '@/ui/text/format'
import classes from './LineResults.module.css'

type Outcome = keyof typeof m.campaigns.importing.outcomes
type LineOutcome = { line: number; outcome: Outcome }

type Props = {
  results: readonly LineResult[]
  /** Lines that were never sent. */
  leftOut: readonly { line: number }[]
}

const unordered = { by: '', ascending: true }
const nothing = () => undefined

/** What became of each line of the file, in the file's order. */
export function LineResults({ results, leftOut }: Props) {
  const { importing: say } = m.campaigns
  const told = useMemo(
    () =>
      [
        ...results.map(({ line, outcome }): LineOutcome => ({ line, outcome })),
        ...leftOut.map(({ line }): LineOutcome => ({ line, outcome: 'bad' })),
      ].sort((one, other) => one.line - other.line),
    [results, leftOut],
  )
  if (results.length === 0) return null
  return (
    <section>
      <Text fw={600} mb="xs">
        {say.each}
      </Text>
      <div className={classes.box}>
        <DataTable<LineOutcome>
          label={say.each}
          listKey={say.each}
          columns={[
            {
              key: 'line',
              title: say.lineColumn,
              width: 128,
              cell: ({ line }, tabIndex) => <span tabIndex={tabIndex}>{formatNumber(line)}</span>,
            },
            {
              key: 'outcome',
              title: say.resultColumn,
              width: 128,
              grows: true,
              cell: ({ outcome }) => say.outcomes[outcome],
            },
          ]}
          count={told.length}
          rowAt={(place) => told[place]}
          onWindow={nothing}
          order={unordered}
          onOrder={nothing}
          sortLabel={m.events.sortBy}
          rowHeight={30}
        />
      </div>
    </section>
  )
}
