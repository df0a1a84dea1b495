// What a page does that loads all records into a grid and lets the grid do the rest. Browser script.

export {}

/** The library, which its own script brings. @type {typeof import('ag-grid-community')} */
const agGrid = Reflect.get(window, 'agGrid')

/** As many records as one answer may have, and as many requests as a browser sends at once. */
const pieceSize = 1000
const together = 6
const base = '/rest/v1.0/1'
const headers = { authorization: `Bearer ${location.hash.slice(1)}` }

/** @param {string} path */
const answer = async (path) => (await fetch(base + path, { headers })).json()
/** @param {string} path @param {string} key */
const named = async (path, key) =>
  new Map((await answer(path)).records.map((/** @type {any} */ one) => [one.ID, one[key]]))

async function load() {
  const [types, statuses, groups, users] = await Promise.all([
    named('/acd/events/types', 'ShortText'),
    named('/acd/events/status', 'ShortText'),
    named('/acd/groups', 'Name'),
    named('/users', 'Uid'),
  ])
  // Only what the columns show is kept: all fields of a million records fit no page.
  const shown = (/** @type {any} */ event) => ({
    ID: event.ID,
    Type: types.get(event.AcdEventTypesID),
    Status: statuses.get(event.AcdEventStatusID),
    Group: groups.get(event.AcdGroupsID),
    Agent: users.get(event.UsersID),
    Sender: event.Sender,
    Subject: event.Subject,
    Priority: event.nPriority,
    Created: event.dtCreated,
    Appointment: event.dtRemind,
  })
  const { total } = await answer('/acd/events?limitPageSize=1')
  /** @type {Record<string, unknown>[]} */
  const rows = new Array(total)
  let next = 0
  const work = async () => {
    while (next < total) {
      const start = next
      next += pieceSize
      const page = `limitStart=${start}&limitPageSize=${pieceSize}&total=false`
      const { records } = await answer(`/acd/events?orderBy=dtCreated&ascending=false&${page}`)
      for (const [at, record] of records.entries()) rows[start + at] = shown(record)
    }
  }
  await Promise.all(Array.from({ length: together }, work))
  return rows
}

const fields = ['Type', 'Status', 'Group', 'Agent', 'Sender', 'Subject', 'Priority', 'Created']

const rowData = await load()
const place = document.getElementById('grid')
if (place !== null) {
  const grid = agGrid.createGrid(place, {
    rowData,
    columnDefs: [...fields, 'Appointment'].map((field) => ({ field, filter: true, flex: 1 })),
    getRowId: (/** @type {any} */ { data }) => String(data.ID),
    animateRows: false,
  })
  Object.assign(window, { grid })
}
