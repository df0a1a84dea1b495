// All records of the list, as a page loads them that leaves the rest to its grid. Browser script.

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

/** @returns {Promise<Record<string, unknown>[]>} */
export async function loadRecords() {
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

/** The columns of such a page. */
export const fields = [
  'Type',
  'Status',
  'Group',
  'Agent',
  'Sender',
  'Subject',
  'Priority',
  'Created',
  'Appointment',
]

/** What a page shows of an opened record: heading and facts. @param {Record<string, unknown>} record */
export function showOpened(record) {
  const place = document.getElementById('opened')
  if (place === null) return
  const heading = document.createElement('h2')
  heading.textContent = String(record.Subject)
  const facts = fields.map((field) => {
    const fact = document.createElement('p')
    fact.textContent = `${field}: ${record[field] ?? ''}`
    return fact
  })
  place.replaceChildren(heading, ...facts)
}
