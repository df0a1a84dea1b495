import { MantineProvider, Table } from '@mantine/core'
import '@mantine/core/styles.css'
import {
  columnFilteringFeature,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_equals,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { fields, loadRecords, showOpened } from '../loadRecords'

// A page that loads all records into TanStack Table, drawn with Mantine, a window of rows at a time.

type Row = Record<string, unknown>
const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString, equals: filterFn_equals },
  sortFns: { text: sortFn_text },
})
const helper = createColumnHelper<typeof features, Row>()
const columns = helper.columns(
  fields.map((field) =>
    helper.accessor((row) => row[field], {
      id: field,
      header: field,
      filterFn: 'equals',
      sortFn: 'text',
    }),
  ),
)

function Records({ data }: { data: Row[] }) {
  const table = useTable({ features, columns, data, globalFilterFn: 'includesString' })
  const box = useRef<HTMLDivElement>(null)
  const { rows } = table.getRowModel()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 34,
    overscan: 10,
  })
  Object.assign(window, { table })
  return (
    <div ref={box} className="box">
      <Table style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        <Table.Tbody>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <Table.Tr
                key={row.id}
                className="row"
                style={{
                  position: 'absolute',
                  insetInline: 0,
                  transform: `translateY(${start}px)`,
                }}
                onClick={() => showOpened(row.original)}
              >
                {row.getAllCells().map((cell) => (
                  <Table.Td key={cell.id}>{String(cell.getValue() ?? '')}</Table.Td>
                ))}
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </div>
  )
}

const data = await loadRecords()
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <MantineProvider>
      <Records data={data} />
    </MantineProvider>,
  )
}
