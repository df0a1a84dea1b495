import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as campaigns from '@/contract/campaign/campaigns'
import * as contacts from '@/contract/contacts'
import * as events from '@/contract/event/events'
import { createEvent } from '@/contract/event/newEvent'
import * as groups from '@/contract/groups'
import * as users from '@/contract/users'
import { startServer, type TestServer } from '@/testing/startServer'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const listKeys = [
  'filter',
  'limitStart',
  'limitPageSize',
  'records',
  'count',
  'orderBy',
  'ascending',
  'status',
]

async function rawKeys(path: string): Promise<string[]> {
  const response = await server.fetch(`/rest/v1.0/1${path}`)
  expect(response.status).toBe(200)
  return Object.keys(JSON.parse(await response.text()))
}

const problem = async (response: Response) => ({
  http: response.status,
  body: JSON.parse(await response.text()),
})

const callback = {
  AcdEventTypesID: 3,
  AcdGroupsID: 235,
  Sender: '49199123456789',
  Receiver: '4919900112233',
  Subject: 'Callback request from 49199123456789 on 2020.08.09 at 09:00',
  Body: 'This is an automatically generated callback request via the REST API.\r\nCongratulations!\r\n',
  CrmURL: 'https://www.jtel.de',
  UserData: '987654',
}

describe('every list without parameters', () => {
  test.each([
    ['/acd/events', 'dtCreated'],
    ['/acd/events/types', 'ID'],
    ['/acd/events/status', 'ID'],
    ['/acd/groups', 'Name'],
    ['/users', 'UID'],
    ['/dialler/campaigns', 'Name'],
    ['/dialler/contacts', 'Name'],
  ])('%s has the documented envelope, its keys in order, ordered by %s', async (path, orderBy) => {
    expect(await rawKeys(path)).toEqual(listKeys)
    const list = JSON.parse(await (await server.fetch(`/rest/v1.0/1${path}`)).text())
    expect(list).toMatchObject({
      filter: '',
      limitStart: 0,
      limitPageSize: -1,
      orderBy,
      ascending: true,
      status: 200,
    })
    expect(list.count).toBe(list.records.length)
    expect(list.count).toBeGreaterThan(1)
  })
})

describe('ACD events', () => {
  test('the list holds records with the documented 32 keys in order, then ours, oldest first', async () => {
    const { records } = await server.call(events.listEvents)
    expect(Object.keys(records[0] ?? {}).slice(0, 32)).toEqual(
      Object.keys(events.AcdEvent.shape).slice(0, 32),
    )
    expect(Object.keys(records[0] ?? {})).toHaveLength(35)
    const created = records.map((record) => record.dtCreated)
    expect(created).toEqual([...created].sort())
  })

  test('one event by its ID; a missing one is 404 with the documented sentence', async () => {
    const { records, count } = await server.call(events.getEvent, {
      params: { AcdEventsID: '2039' },
    })
    expect(count).toBe(1)
    expect(records[0]?.ID).toBe(2039)
    const missing = await server.send(events.getEvent, { params: { AcdEventsID: '2000000000' } })
    expect(await problem(missing)).toEqual({
      http: 404,
      body: { status: 404, error: 'ACD event not found' },
    })
  })

  test('the seven types and the eleven statuses', async () => {
    const types = await server.call(events.listEventTypes)
    expect(types.records.map(({ ID }) => ID)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(types.records[0]).toEqual({ ShortText: 'AcdEventTypes.VoiceMail', ID: 1 })
    expect(types.records[5]).toEqual({ ShortText: 'AcdEventTypes.WorkFlowConnector', ID: 6 })
    const statuses = await server.call(events.listEventStatus)
    expect(statuses.records.map(({ ID }) => ID)).toEqual([0, 1, 2, 4, 10, 20, 30, 40, 98, 99, 100])
    expect(statuses.records[1]).toEqual({ ShortText: 'AcdEventStatus.Distribute', ID: 1 })
  })

  test('the documented callback to group 235', async () => {
    const body = { ...callback, UsersID: null as never }
    const { records } = await server.call(createEvent, { body })
    expect(records[0]).toMatchObject({
      AcdGroupsID: 235,
      AcdEventStatusID: 1,
      AcdEventTypesID: 3,
      UsersID: null,
      Sender: '49199123456789',
      Receiver: '4919900112233',
      Subject: callback.Subject,
      CrmURL: 'https://www.jtel.de',
      UserData: '987654',
      ForeignSystemNumber: null,
      dtRemind: null,
      nPriority: 50,
      dtReceived: null,
      dtCreated: '2026-11-24T12:00:00.000',
    })
    expect(records[0]).not.toHaveProperty('Result_')
  })

  test('the same for user 3', async () => {
    const { records } = await server.call(createEvent, { body: { ...callback, UsersID: 3 } })
    expect(records[0]?.UsersID).toBe(3)
  })

  test('the documented ticket', async () => {
    const { records } = await server.call(createEvent, {
      body: {
        AcdEventTypesID: 6,
        AcdGroupsID: 235,
        Sender: 'info@example.com',
        Receiver: 'support@jtel.de',
        Subject: 'Ticket 123456',
        CrmURL: 'https://www.jtel.de',
        UserData: '123456',
      },
    })
    expect(records[0]).toMatchObject({
      ForeignSystemNumber: '123456',
      AcdEventStatusID: 1,
      bCloseByForeignSystem: false,
      LastAgentTime: 0,
      dtReceived: null,
      EventData:
        '<eventData><urls><url><urlPath>https://www.jtel.de</urlPath><displayName>123456</displayName></url></urls><body html="true"></body></eventData>',
    })
  })
})

describe('ACD groups', () => {
  test('one by ID, by a part of its name in any case, and not at all', async () => {
    const one = await server.call(groups.getGroup, { params: { AcdGroupsID: '235' } })
    const name = one.records[0]?.Name ?? ''
    expect(Object.keys(one.records[0] ?? {})).toEqual(Object.keys(groups.AcdGroup.shape))
    const found = await server.call(groups.findGroups, { query: { name: name.toUpperCase() } })
    expect(found.records.map(({ ID }) => ID)).toContain(235)
    const none = await server.call(groups.findGroups, { query: { name: '%' } })
    expect(none).toEqual({ records: [], count: 0, status: 200 })
    const missing = await server.send(groups.getGroup, { params: { AcdGroupsID: '2000000000' } })
    expect((await problem(missing)).body.error).toBe('ACD group not found')
  })
})

describe('users', () => {
  test('one by ID, by exact UID, and not at all', async () => {
    const one = await server.call(users.getUser, { params: { UsersID: '3' } })
    expect(Object.keys(one.records[0] ?? {})).toEqual(Object.keys(users.User.shape))
    const UID = one.records[0]?.UID ?? ''
    const found = await server.call(users.findUsers, { query: { uid: UID } })
    expect(found.records.map(({ ID }) => ID)).toEqual([3])
    const part = await server.call(users.findUsers, { query: { uid: UID.slice(1) } })
    expect(part).toEqual({ records: [], count: 0, status: 200 })
    const missing = await server.send(users.getUser, { params: { UsersID: '2000000000' } })
    expect((await problem(missing)).body.error).toBe('User not found')
  })
})

describe('dialler campaigns', () => {
  const campaign1000 = async () => {
    const { records } = await server.call(campaigns.findCampaigns, {
      query: { name: 'campaign 1000' },
    })
    const [campaign] = records
    if (!campaign) throw new Error('The demo data hold no Campaign 1000')
    return campaign
  }

  test('by both paths of its ID and by a part of its name', async () => {
    const campaign = await campaign1000()
    expect(campaign).toMatchObject({ LanguagesID: 2, ContactPreviewTime: 5 })
    expect(Object.keys(campaign)).toEqual(Object.keys(campaigns.DiallerCampaign.shape))
    const params = { DiallerCampaignsID: String(campaign.ID) }
    for (const row of [campaigns.getCampaign, campaigns.getCampaignByLongPath]) {
      expect((await server.call(row, { params })).records).toEqual([campaign])
    }
    const missing = await server.send(campaigns.getCampaign, {
      params: { DiallerCampaignsID: '2000000000' },
    })
    expect((await problem(missing)).body.error).toBe('Dialler campaign not found')
  })

  test('its seven result codes in its own language, in English, in German', async () => {
    const params = { DiallerCampaignsID: String((await campaign1000()).ID) }
    const own = await server.call(campaigns.listResultCodes, { params })
    const german = await server.call(campaigns.listResultCodes, {
      params,
      query: { languagesID: '2' },
    })
    const english = await server.call(campaigns.listResultCodes, {
      params,
      query: { languagesID: '1' },
    })
    expect(own).toEqual(german)
    expect(own.count).toBe(7)
    const done = own.records.find(({ ExportKey }) => ExportKey === 'ABG')
    expect(done).toMatchObject({
      Content: 'Abgeschlossen',
      DiallerResultCodesTypesID: 1,
      DiallerResultCodesTypesContent: 'Abschluss',
      DiallerResultCodesTypesShortText: 'DiallerResultCodesTypes.1',
      ShortText: `DiallerCampaignsResultCodes.${done?.ID}`,
      bAgentBound: null,
    })
    expect(Object.keys(done ?? {})).toEqual(Object.keys(campaigns.DiallerResultCode.shape))
    expect(
      own.records.find(({ ExportKey }) => ExportKey === 'Aufleger')?.DiallerResultCodesTypesID,
    ).toBe(2)
    expect(
      english.records.find(({ ExportKey }) => ExportKey === 'ABG')?.DiallerResultCodesTypesContent,
    ).toBe('Done')
  })

  test('the documented clone', async () => {
    const source = await campaign1000()
    const { records } = await server.call(campaigns.cloneCampaign, {
      body: {
        source: 'Campaign 1000',
        destination: 'My New Campaign',
        userData: 'UserData Field Contents',
      },
    })
    const [clone] = records
    expect(clone).toMatchObject({
      Name: 'My New Campaign',
      UserData: 'UserData Field Contents',
      bActive: false,
      ContactPreviewTime: 5,
    })
    const codesOf = async (id: number | undefined) =>
      (
        await server.call(campaigns.listResultCodes, {
          params: { DiallerCampaignsID: String(id) },
        })
      ).records
    const before = await codesOf(source.ID)
    const after = await codesOf(clone?.ID)
    expect(after).toHaveLength(before.length)
    const places = (id: number | null | undefined, codes: { ID: number }[]) =>
      codes.findIndex(({ ID }) => ID === id)
    for (const key of ['AbortOnNoTelNumberResultCodesID', 'IncomingCallResultCodesID'] as const) {
      expect(places(clone?.[key], after)).toBeGreaterThanOrEqual(0)
      expect(places(clone?.[key], after)).toBe(places(source[key], before))
    }
    expect(before.some(({ ID }) => after.some((code) => code.ID === ID))).toBe(false)
    const own = await server.call(contacts.listContacts, {
      query: { diallerCampaignsID: String(clone?.ID) },
    })
    expect(own.count).toBe(0)
  })

  test('a clone of nothing is 404, onto a taken name or onto itself 409, with an empty name 400', async () => {
    const clone = async (source: string, destination: string) =>
      (await server.send(campaigns.cloneCampaign, { body: { source, destination } })).status
    expect(await clone('campaign 1000', 'New')).toBe(404)
    expect(await clone('Campaign 1000', 'Campaign 1000')).toBe(409)
    const { records } = await server.call(campaigns.listCampaigns)
    const other = records.find(({ Name }) => Name !== 'Campaign 1000')?.Name ?? ''
    expect(await clone('Campaign 1000', other)).toBe(409)
    expect(await clone('Campaign 1000', '')).toBe(400)
    expect(await clone('Campaign 1000', ' ')).toBe(400)
  })

  test('a delete takes result codes and contacts along, by ID and by exact name', async () => {
    const { ID } = await campaign1000()
    const params = { DiallerCampaignsID: String(ID) }
    const byPart = await server.send(campaigns.deleteCampaignByName, {
      query: { name: 'campaign 1000' },
    })
    expect(byPart.status).toBe(404)
    expect(await server.call(campaigns.deleteCampaign, { params })).toEqual({ status: 200 })
    expect((await server.send(campaigns.getCampaign, { params })).status).toBe(404)
    expect((await server.send(campaigns.listResultCodes, { params })).status).toBe(404)
    const left = await server.call(contacts.listContacts, {
      query: { diallerCampaignsID: String(ID) },
    })
    expect(left.count).toBe(0)
    expect((await server.send(campaigns.deleteCampaign, { params })).status).toBe(404)
    const { records } = await server.call(campaigns.listCampaigns)
    const name = records[0]?.Name ?? ''
    expect(await server.call(campaigns.deleteCampaignByName, { query: { name } })).toEqual({
      status: 200,
    })
    expect(
      (await server.send(campaigns.deleteCampaignByName, { query: { name: '' } })).status,
    ).toBe(400)
  })
})

describe('dialler contacts', () => {
  const contact = {
    Name: 'Muster',
    DiallerCampaignsName: 'Campaign 1000',
    PhoneNumber1: '+49 (0) 199 123-456',
    UserData: 'contact-1',
  }

  test('an import by campaign name; its number as digits; the record by ID and by UserData', async () => {
    const { records } = await server.call(contacts.importContact, { body: contact })
    expect(records[0]).toMatchObject({ Name: 'Muster', PhoneNumber1: '49199123456' })
    expect(Object.keys(records[0] ?? {})).toEqual(Object.keys(contacts.DiallerContact.shape))
    const params = { DiallerContactsID: String(records[0]?.ID) }
    expect((await server.call(contacts.getContact, { params })).records).toEqual(records)
    const found = await server.call(contacts.findContacts, { query: { userData: 'contact-1' } })
    expect(found.records).toEqual(records)
    const missing = await server.send(contacts.getContact, {
      params: { DiallerContactsID: '2000000000' },
    })
    expect((await problem(missing)).body.error).toBe('Dialler contact not found')
  })

  test('the same UserData is overwritten when asked to, and else is another contact', async () => {
    const first = await server.call(contacts.importContact, { body: contact })
    const query = { overwriteDuplicates: 'true' } as const
    const again = await server.call(contacts.importContact, {
      query,
      body: { ...contact, Name: 'Neu' },
    })
    expect(again.records[0]).toMatchObject({ ID: first.records[0]?.ID, Name: 'Neu' })
    const other = await server.call(contacts.importContact, { body: contact })
    expect(other.records[0]?.ID).not.toBe(first.records[0]?.ID)
  })

  test('deletes by ID and by UserData; nothing there is 404', async () => {
    const { records } = await server.call(contacts.importContact, { body: contact })
    const params = { DiallerContactsID: String(records[0]?.ID) }
    expect(await server.call(contacts.deleteContact, { params })).toEqual({ status: 200 })
    expect((await server.send(contacts.deleteContact, { params })).status).toBe(404)
    await server.call(contacts.importContact, { body: contact })
    const query = { userData: 'contact-1' }
    expect(await server.call(contacts.deleteContactsByUserData, { query })).toEqual({ status: 200 })
    expect((await server.send(contacts.deleteContactsByUserData, { query })).status).toBe(404)
  })

  test('an import without campaign, name and number names all three', async () => {
    const response = await server.send(contacts.importContact, { body: {} })
    const { http, body } = await problem(response)
    expect(http).toBe(400)
    expect(body.issues.map(({ path }: { path: string }) => path).sort()).toEqual([
      'DiallerCampaignsID',
      'Name',
      'PhoneNumber1',
    ])
  })
})
