import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { restoreCampaign } from '@/contract/campaign/campaignStories'
import { deleteCampaign } from '@/contract/campaign/campaigns'
import { actOnEvent } from '@/contract/event/eventActions'
import { getEvent, listEvents } from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import { listAudit } from '@/contract/operation/audit'
import { createView, listViews } from '@/contract/views'
import { startServer, type TestServer } from '@/testing/startServer'
import { verifyAudit } from '../audit/verifyAudit'
import { mergeQuarterHours } from '../milestones/mergeQuarterHours'
import { eraseVerb } from '../verbs/eraseVerb'

/** Digits that nothing else in the test's data holds. */
const national = '9876543'
const number = `+49 30 ${national}`
const notations = [
  `4930${national}`,
  `+49 (0)30 987-65 43`,
  `0049 30/${national}`,
  `030 ${national}`,
  `(030) 98 76 543`,
  `%2B4930${national}`,
]

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

async function erase(options = { number }) {
  const said = { exit: -1, out: '', err: '' }
  const io = {
    input: (async function* () {})(),
    out: async (text: string | Uint8Array) => {
      said.out += String(text)
    },
    err: async (text: string) => {
      said.err += text
    },
    progress: async () => undefined,
  }
  const { db, config, time } = server
  said.exit = await eraseVerb({ db, config, now: time.now }, options, io)
  return said
}

type Rows = { rows: Record<string, unknown>[] }
// The pool of a test answers as every pool does.
const owned = async (statement: string) => ((await server.db.asOwner(statement)) as Rows).rows

/** Where the digits stand in any column of any table of the catalogue, whatever is between them. */
async function found(): Promise<string[]> {
  const columns = await owned(`SELECT relname AS table_name, attname AS column_name,
      format_type(atttypid, NULL) AS type FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relkind IN ('r', 'p', 'm') AND relnamespace = 'public'::regnamespace
      AND attnum > 0 AND NOT attisdropped`)
  expect(columns.length).toBeGreaterThan(200)
  const pattern = [...`30${national}`].join('[^0-9a-zA-Z]*')
  const hex = Buffer.from(`30${national}`).toString('hex')
  const places: string[] = []
  for (const { table_name, column_name, type } of columns) {
    const text =
      type === 'bytea'
        ? `encode("${column_name}", 'hex') LIKE '%${hex}%'`
        : `"${column_name}"::text ~ '${pattern}'`
    const [row] = await owned(
      `SELECT count(*)::integer AS count FROM "${table_name}" WHERE ${text}`,
    )
    if (row?.count !== 0) places.push(`${table_name}.${column_name}`)
  }
  return places.sort()
}

const create = (event: object, key?: string) =>
  server.call(
    createEvent,
    {
      body: { AcdEventTypesID: 5, AcdGroupsID: 235, Subject: 'Hello', ...event },
    } as Parameters<typeof server.call<typeof createEvent>>[1],
    key === undefined ? {} : { headers: { 'idempotency-key': key } },
  )

/** The caller, wherever a caller may stand. */
async function plant() {
  const own: number[] = []
  for (const [place, Sender] of [`4930${national}`, `0049 30 ${national}`].entries()) {
    const body = {
      AcdEventTypesID: 3,
      Sender,
      Subject: `About me ${place}`,
      UsersID: 3,
      Body: `Ring ${number}. `.repeat(200),
    }
    own.push((await create(body, `own ${place}`)).records[0]?.ID ?? 0)
  }
  const Subject = `Call ${notations.join('; ')} back`
  const Sender = 'b@example.com'
  const EventData = JSON.stringify({ phone: Number(`4930${national}`), note: notations[3] })
  const other = (
    await create(
      {
        Sender,
        Subject,
        UserData: notations[1],
        Receiver: notations[0],
      },
      'o',
    )
  ).records[0]?.ID
  const params = { AcdEventsID: String(other) }
  const act = (body: object) => server.call(actOnEvent, { params, body } as never)
  server.time.now += 60_000
  await act({ action: 'comment', Comment: `Rang ${number}` })
  await act({ action: 'priority', nPriority: 80, Comment: notations[2] })
  await act({ action: 'close', Comment: number })
  await server.call(actOnEvent, {
    params: { AcdEventsID: String(own[0]) },
    body: { action: 'priority', nPriority: 70, Comment: 'rude' },
  } as never)
  await server.call(createView, {
    body: {
      name: 'Them',
      filter: `sender:${notations[0]}`,
      sort: '-created',
      columns: ['status', 'subject', 'created'],
      density: 'normal',
      shared: false,
    },
  } as never)
  const held = await server.fetch('/app/v1/events/held', {
    method: 'POST',
    body: JSON.stringify({
      AcdEventTypesID: 5,
      AcdGroupsID: 235,
      Sender,
      Subject: number,
      UsersID: null,
    }),
    headers: { 'idempotency-key': '2b1c9a70-0000-4000-8000-000000000001' },
  })
  expect(held.status).toBe(200)
  const largest = await owned(`SELECT dialler_campaigns_id AS id FROM dialler_contacts
    WHERE client_id = 1 GROUP BY 1 ORDER BY count(*) DESC LIMIT 2`)
  const [campaign = 0, live = 0] = largest.map(({ id }) => Number(id))
  await server.db.asAccount(1, async (tx) => {
    await sql`INSERT INTO event_drafts VALUES (1, 'token:1', 'a', 1,
      ${JSON.stringify({ Sender: number })}, now())`.execute(tx)
    await sql`UPDATE acd_events SET event_data = ${EventData} WHERE id = ${other ?? 0}`.execute(tx)
    for (const owner of [campaign, live]) {
      await sql`UPDATE dialler_contacts SET phone_number_2 = ${notations[0]}, comment = 'Mine'
        WHERE id = (SELECT min(id) FROM dialler_contacts
          WHERE dialler_campaigns_id = ${owner})`.execute(tx)
      await sql`UPDATE dialler_contacts SET comment = ${`Knows ${number}`}
        WHERE id = (SELECT max(id) FROM dialler_contacts
          WHERE dialler_campaigns_id = ${owner})`.execute(tx)
    }
  })
  const of = { params: { DiallerCampaignsID: String(campaign) } }
  await server.call(deleteCampaign, of as never)
  await mergeQuarterHours(server.db)
  return { own, other: other ?? 0, campaign }
}

const counts = async () =>
  owned(`SELECT sum(came) AS came, sum(answered) AS answered, sum(closed) AS closed,
    sum(unknown) AS unknown FROM acd_event_quarter_hours WHERE client_id = 1`)
const opened = async () =>
  owned(`SELECT (SELECT sum(opened) FROM acd_event_quarter_hours WHERE client_id = 1)
    = (SELECT count(*) FROM acd_events WHERE client_id = 1 AND counted
      AND acd_event_status_id NOT IN (99, 100)) AS same`)

describe('a caller who is erased', () => {
  test('is nowhere left, in no notation, and the chain is whole', async () => {
    expect(await found()).toEqual([])
    const { own, other, campaign } = await plant()
    const planted = await found()
    for (const place of [
      'acd_events.sender',
      'acd_events.event_data',
      'acd_event_comments.subject',
      'acd_event_versions.subject',
      'acd_event_changes.before',
      'audit_log.after',
      'audit_log.comment',
      'campaign_copy_pieces.contacts',
      'dialler_contacts.phone_number_2',
      'event_drafts.content',
      'held_events.event',
      'idempotency_keys.answer',
      'idempotency_texts.content',
      'saved_views.filter',
    ]) {
      expect(planted.map((one) => one.replace('.body', '.subject'))).toContain(place)
    }
    const [before, events] = [await counts(), (await server.call(listEvents)).count]
    const noted = await verifyAudit(server.db, 1)
    expect(noted.faults).toEqual([])

    const said = await erase()
    expect([said.exit, said.err]).toEqual([0, 'The caller is erased everywhere.\n'])
    expect(said.out).toContain('client 1: events: 2 removed, 1 blackened\n')
    expect(said.out).not.toContain(national)
    expect(await found()).toEqual([])

    // What was written down elsewhere before still proves the log.
    const after = await verifyAudit(server.db, 1, noted.last)
    expect(after.faults).toEqual([])
    expect(after.entries).toBeGreaterThan(noted.entries)
    await mergeQuarterHours(server.db)
    expect(await counts()).toEqual(before)
    expect(await opened()).toEqual([{ same: true }])
    expect((await server.call(listEvents)).count).toBe(events - 2)
    for (const ID of own) {
      const gone = await server.send(getEvent, { params: { AcdEventsID: String(ID) } } as never)
      expect(gone.status).toBe(404)
    }
    const kept = await server.call(getEvent, { params: { AcdEventsID: String(other) } } as never)
    expect(kept.records[0]).toMatchObject({ Sender: 'b@example.com' })
    expect(kept.records[0]?.Subject).toMatch(/^Call █+; █+/)
    expect((await server.call(listViews)).records.map(({ name }) => name)).not.toContain('Them')

    // The other person's words about the caller's own event are gone with it.
    const log = JSON.stringify((await server.call(listAudit)).records)
    expect(log).not.toContain('rude')
    expect(log).not.toContain('About me')
    const again = await server.send(
      restoreCampaign,
      { params: { DiallerCampaignsID: String(campaign) }, body: {} } as never,
      { headers: { 'idempotency-key': '2b1c9a70-0000-4000-8000-000000000002' } },
    )
    expect(again.status, await again.clone().text()).toBe(200)
    expect(await found()).toEqual([])

    const second = await erase()
    expect(second).toEqual({ exit: 0, out: '', err: 'Nothing here names this number.\n' })
  })

  test('takes nobody else along', async () => {
    const Sender = `49 30 ${national}1`.replaceAll(' ', '')
    const { records } = await create({ AcdEventTypesID: 3, Sender, UsersID: 3 })
    const said = await erase()
    expect(said.err).toBe('Nothing here names this number.\n')
    const kept = await server.call(getEvent, {
      params: { AcdEventsID: String(records[0]?.ID) },
    } as never)
    expect(kept.records[0]?.Sender).toBe(Sender)
  })

  test.each(['115', 'anna', ''])('%j is refused, and changes nothing', async (wrong) => {
    const said = await erase({ number: wrong })
    expect([said.exit, said.out]).toEqual([2, ''])
    expect(said.err).toMatch(/^--number must be .*; nothing was changed\.\n$/)
  })
})

test('an entry that is changed behind the log’s back is still found', async () => {
  await plant()
  await erase()
  await server.db.asOwner(`UPDATE audit_log SET after = '{"Subject":"other"}'
    WHERE client_id = 1 AND id = (SELECT min(id) FROM audit_log
      WHERE client_id = 1 AND after::text LIKE '%█%')`)
  expect((await verifyAudit(server.db, 1)).faults).toEqual([
    expect.stringMatching(/^Entry \d+ was changed$/),
  ])
})
