import { fields, loadRecords, showOpened } from './loadRecords.js'

// What a page does that loads all records into a grid and lets the grid do the rest. Browser script.

/** The library, which its own script brings. @type {typeof import('ag-grid-community')} */
const agGrid = Reflect.get(window, 'agGrid')

const rowData = await loadRecords()
const place = document.getElementById('grid')
if (place !== null) {
  const grid = agGrid.createGrid(place, {
    rowData,
    columnDefs: fields.map((field) => ({ field, filter: true, flex: 1 })),
    getRowId: (/** @type {any} */ { data }) => String(data.ID),
    onRowClicked: (/** @type {any} */ { data }) => showOpened(data),
    animateRows: false,
  })
  Object.assign(window, { grid })
}
