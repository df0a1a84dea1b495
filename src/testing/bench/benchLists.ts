import type { Caller } from './caller'
import { measure, say } from './measure'

const events = '/rest/v1.0/1/acd/events'

/** What a page of the list and the numbers beside it take, after a change and without one. */
export async function benchLists({ app, call, forget, headers }: Caller, size: number) {
  const list = (query: Record<string, string>) => () =>
    call(`${events}?${new URLSearchParams({ limitPageSize: '100', ...query })}`)
  const newest = { orderBy: 'dtCreated', ascending: 'false', total: 'false' }
  const filter = 'status:distribute group:235'
  const fresh = { before: forget }
  const few = { before: forget, times: 5 }

  await measure('page of 100 by status and group', list({ ...newest, filter }), fresh)
  const counted = { ...newest, filter, total: 'true' }
  await measure('the same with its count', list(counted), fresh)
  await measure('the same, nothing changed since', list({ ...newest, filter }))
  await measure('page of 100, newest first', list(newest), fresh)
  for (const [orderBy, ascending] of [
    ['Sender', 'true'],
    ['UsersID', 'false'],
    ['dtRemind', 'true'],
    ['Subject', 'false'],
  ] as const) {
    const order = { orderBy, ascending, total: 'false' }
    await measure(`page of 100 by ${orderBy}`, list(order), fresh)
  }
  await measure(
    'open events by Sender',
    list({ ...newest, orderBy: 'Sender', filter: 'status:open' }),
    fresh,
  )
  await measure(
    'page at nine tenths, first',
    list({ ...newest, limitStart: String(0.9 * size) }),
    few,
  )
  await call(`${events}?limitPageSize=1`)
  let place = 0
  const dragged = () => {
    place = (place + 7919 * 100) % size
    return list({ ...newest, limitStart: String(Math.max(2000, place)) })()
  }
  await measure('page anywhere, while scrolling', dragged)
  await measure('page by a rare word', list({ ...newest, filter: '123456' }), fresh)
  await measure('page by a common word', list({ ...newest, filter: 'invoice' }), fresh)
  await measure('page by a word that is nowhere', list({ ...newest, filter: 'xylophone' }), fresh)
  await measure('count of all', () => call(`${events}?limitPageSize=1`), few)
  const openCount = () => call(`${events}?limitPageSize=1&filter=status:open`)
  await measure('count of the open ones', openCount, few)
  await measure(
    'count of a common word',
    () => call(`${events}?limitPageSize=1&filter=invoice`),
    few,
  )
  await measure('facets of all', () => call('/app/v1/events/facets'), few)
  const openFacets = () => call('/app/v1/events/facets?filter=status:open%20type:callback')
  await measure('facets of open callbacks', openFacets, few)
  const [known] = JSON.parse(await list({ limitStart: String(Math.floor(size / 2)) })()).records
  const order = 'orderBy=dtCreated&ascending=false'
  const neighbours = () => call(`/app/v1/events/${known.ID}/neighbours?${order}`)
  await measure('neighbours in the middle', neighbours, few)
  await measure('one event by its ID', () => call(`${events}/event/${known.ID}`))
  const [waiting] = JSON.parse(await list({ ...newest, filter: 'status:open' })()).records
  const around = (what: string) => () => call(`/app/v1/events/${waiting.ID}/${what}`)
  await measure('why an event is still here', around('standing-reasons'))
  await measure('the other events of its caller', around('same-caller'))
  await whole(app, headers, events, 'whole list as JSON')
  await whole(app, headers, '/app/v1/events/export?language=de', 'export as CSV')
}

async function whole(app: Caller['app'], headers: HeadersInit, path: string, name: string) {
  const from = performance.now()
  let [bytes, most] = [0, 0]
  const response = await app.request(path, { headers })
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength
    most = Math.max(most, process.memoryUsage().rss)
  }
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  const megabytes = (value: number) => `${Math.round(value / 1e6)} MB`
  say(`${name}: ${megabytes(bytes)} in ${seconds} s, process at most ${megabytes(most)}`)
}
