import { isPossiblePhoneNumber } from 'libphonenumber-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { DiallerCampaign } from '@/contract/campaign/campaigns'
import { DiallerContact } from '@/contract/contacts'
import { AcdEvent } from '@/contract/event/events'
import { AcdGroup } from '@/contract/groups'
import { User } from '@/contract/users'
import { stampInstant } from '@/contract/values/zone'
import { openTestDb, type TestDb } from '@/testing/database'
import type { DemoCode } from './campaigns'
import { demoData } from './demoData'
import { demoEvents } from './events'
import { loadDemo } from './loadDemo'

const settings = { seed: 1, now: Date.parse('2026-11-24T11:00:00Z'), zone: 'Europe/Berlin' }
/** What regulators keep for films; behind Austrian and Swiss area codes a zero, which none has. */
const ringsNowhere = new RegExp(
  [
    '49(3023125|6990009|4066969|2214710|8999998)',
    '44(207946|113496|141496|161496|292018)0',
    '1(212|416)55501|6125550',
    '33(19900|26191|35301|46571|53649|63998)',
    '4310|41440|41220',
  ]
    .map((prefixes) => `^(${prefixes})`)
    .join('|'),
)
const [first, second] = demoData(settings)
if (!first || !second) throw new Error('Two client accounts')

describe('the demo data', () => {
  test('are the same for the same seed and moment, and others for another seed', () => {
    expect(demoData(settings)).toEqual([first, second])
    expect(demoData({ ...settings, seed: 2 })[0]?.events).not.toEqual(first.events)
  })

  test.each([
    ['on a Tuesday', '2026-11-24T11:00:00Z', '2026-11-25'],
    ['on a Friday', '2026-11-27T18:00:00Z', '2026-11-27'],
    ['on a Sunday', '2026-11-29T11:00:00Z', '2026-11-27'],
  ])('hold a full half hour in the week that one sees first: %s', (_, instant, day) => {
    const [account] = demoData({ ...settings, now: Date.parse(instant) })
    const booked = account?.events.filter(({ dtRemind }) => dtRemind === `${day}T11:00:00.000`)
    const held = (group: number) =>
      booked?.filter(({ AcdGroupsID }) => AcdGroupsID === group).length
    expect([held(235), held(501)]).toEqual([7, 1])
  })

  test('are records of the contract', () => {
    for (const account of [first, second]) {
      for (const event of account.events) z.parse(AcdEvent, event)
      for (const group of account.groups) z.parse(AcdGroup, group)
      for (const user of account.users) z.parse(User, user)
      for (const campaign of account.campaigns) z.parse(DiallerCampaign, campaign)
      for (const contact of account.contacts) z.parse(DiallerContact, contact)
    }
  })

  test.each([
    ['a night in which the clock goes back', '2026-10-25T01:30:00Z', 'Europe/Berlin'],
    ['a Monday after midnight, far west', '2026-03-09T08:00:00Z', 'America/Los_Angeles'],
    ['half an hour beside the others', '2027-06-06T06:30:00Z', 'Asia/Kolkata'],
  ])('begin at any moment, anywhere: %s', (_, instant, zone) => {
    const now = Date.parse(instant)
    for (const { events } of demoData({ seed: 3, now, zone })) {
      for (const event of events) {
        z.parse(AcdEvent, event)
        expect(event.dtCreated <= event.dtModified).toBe(true)
        expect(stampInstant(event.dtCreated, zone)).toBeLessThanOrEqual(now)
      }
    }
  })

  test('hold the documented names', () => {
    expect(first.groups.some(({ ID }) => ID === 235)).toBe(true)
    expect(first.users.some(({ ID }) => ID === 3)).toBe(true)
    const campaign = first.campaigns.find(({ Name }) => Name === 'Campaign 1000')
    expect(campaign).toMatchObject({ LanguagesID: 2, ContactPreviewTime: 5 })
    const codes = first.codes.filter((code) => code.DiallerCampaignsID === campaign?.ID)
    expect(codes).toHaveLength(7)
    expect(codes.find(({ exportKey }) => exportKey === 'ABG')).toMatchObject({
      german: 'Abgeschlossen',
      type: 1,
    })
    expect(codes.find(({ exportKey }) => exportKey === 'Aufleger')?.type).toBe(2)
  })

  test('have the promised size, every type and every status, late ones, long ones, hostile ones', () => {
    expect(first.events).toHaveLength(400)
    expect(first.groups.length).toBeGreaterThanOrEqual(38)
    expect(first.users).toHaveLength(60)
    expect(first.campaigns).toHaveLength(6)
    const values = (key: 'AcdEventTypesID' | 'AcdEventStatusID') =>
      [...new Set(first.events.map((event) => event[key]))].sort((a, b) => a - b)
    expect(values('AcdEventTypesID')).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(values('AcdEventStatusID')).toEqual([0, 1, 2, 4, 10, 20, 30, 40, 98, 99, 100])
    expect(first.events.some(({ Subject }) => Subject.length === 1000)).toBe(true)
    expect(first.events.some(({ CrmURL }) => CrmURL?.startsWith('javascript:'))).toBe(true)
    const now = '2026-11-24T12:00:00.000'
    const open = first.events.filter((event) => event.AcdEventStatusID < 99 && event.dtRemind)
    expect(open.some(({ dtRemind }) => dtRemind !== null && dtRemind < now)).toBe(true)
    expect(open.some(({ dtRemind }) => dtRemind !== null && dtRemind > now)).toBe(true)
    for (const event of first.events) expect(event.dtCreated < now).toBe(true)
  })

  test('show every rule: groups, users, campaigns', () => {
    expect(new Set(first.groups.map((group) => group.AcdGroupTypesID)).size).toBe(3)
    const configuration = first.groups.filter((group) => group.AcdGroupTypesID === 2)
    const primaries = configuration.map((group) => group.PrimaryAcdAgentGroupsID)
    expect(primaries).toContain(null)
    expect(primaries.some((id) => id !== null)).toBe(true)
    expect(first.groups.some((group) => group.bNoDuplicateEvents)).toBe(true)
    expect(first.users.some(({ bActive }) => !bActive)).toBe(true)
    expect(new Set(first.campaigns.map(({ bActive }) => bActive)).size).toBe(2)
    const withContacts = new Set(first.contacts.map((contact) => contact.DiallerCampaignsID))
    expect(first.campaigns.filter(({ ID }) => withContacts.has(ID))).toHaveLength(3)
  })

  test('hold one campaign with each fault of result codes, and texts in both languages', () => {
    const with_ = (fault: (code: DemoCode) => boolean) => [
      ...new Set(first.codes.filter(fault).map((code) => code.DiallerCampaignsID)),
    ]
    expect(with_(({ german }) => german === null)).toHaveLength(1)
    expect(with_(({ english }) => english === null)).toHaveLength(1)
    expect(with_(({ flags }) => flags?.bDone === true && flags.bAborted === true)).toHaveLength(1)
    const keys = first.codes.map((code) => `${code.DiallerCampaignsID} ${code.exportKey}`)
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual(['4 ABG'])
    for (const { ID } of first.campaigns) {
      const own = first.codes.filter((code) => code.DiallerCampaignsID === ID)
      expect(own.some(({ english, german }) => english !== null && german !== null)).toBe(true)
    }
  })

  test('speak three languages, each caller one: name, mailbox, subject and number', () => {
    const words = {
      en: /invoice|contract|deliver/i,
      de: /Rechnung|Vertrag|Lieferung/,
      fr: /facture|contrat\b|livraison/i,
    }
    const mails = first.events.filter(({ Sender }) => /@(kunde|client|customer)\./.test(Sender))
    const homes = { en: 'customer.', de: 'kunde.', fr: 'client.' } as const
    for (const language of ['en', 'de', 'fr'] as const) {
      const said = first.events.filter(({ Subject }) => words[language].test(Subject))
      expect(said.length).toBeGreaterThan(20)
      for (const { Sender, Subject } of mails.filter((event) => said.includes(event))) {
        expect(Sender, Subject).toContain(homes[language])
      }
    }
  })

  test('name numbers that are possible and ring nowhere', () => {
    const senders = first.events
      .filter(({ AcdEventTypesID }) => [1, 3].includes(AcdEventTypesID))
      .map(({ Sender }) => Sender)
    const numbers = [...senders, ...first.contacts.map(({ PhoneNumber1 }) => PhoneNumber1 ?? '')]
    for (const number of numbers) {
      expect(number).toMatch(ringsNowhere)
      expect(isPossiblePhoneNumber(`+${number}`), number).toBe(true)
    }
    expect(senders.length - new Set(senders).size).toBeGreaterThan(5)
  })

  test('keep the rules: tickets have their number, pairs their agent group, one waits once', () => {
    const noDuplicates = new Set(
      first.groups.filter((group) => group.bNoDuplicateEvents).map(({ ID }) => ID),
    )
    const waiting = new Set<string>()
    for (const event of first.events) {
      if (event.AcdEventTypesID === 6) expect(event.ForeignSystemNumber).toBe(event.UserData)
      else expect(event.ForeignSystemNumber).toBeNull()
      const line = first.groups.find(({ ID }) => ID === event.AcdConfigurationGroupsID)
      expect(event.AcdAgentGroupsID).toBe(line ? event.AcdGroupsID : null)
      expect(line?.AcdGroupTypesID ?? 2).toBe(2)
      if (!noDuplicates.has(event.AcdGroupsID) || event.AcdEventStatusID >= 98) continue
      const key = [event.AcdGroupsID, event.AcdEventTypesID, event.Sender].join()
      expect(waiting).not.toContain(key)
      waiting.add(key)
    }
    expect(first.events.some(({ AcdConfigurationGroupsID }) => AcdConfigurationGroupsID)).toBe(true)
    expect(first.events.some(({ AcdGroupsID }) => AcdGroupsID === 500)).toBe(false)
    expect(first.events.some(({ UsersID }) => UsersID === 13)).toBe(true)
  })

  test('share IDs and names between the two client accounts', () => {
    expect(second.groups.find(({ ID }) => ID === 235)?.Name).toBe('Support')
    expect(first.events.some(({ ID }) => ID === 2039)).toBe(true)
    expect(second.events.some(({ ID }) => ID === 2039)).toBe(true)
    expect(second.campaigns[0]?.Name).toBe('Campaign 1000')
  })

  test('of any number are in order and within 90 days', () => {
    const { groups, users } = first
    const events = [...demoEvents({ ...settings, groups, users, count: 5000 })]
    const created = events.map(({ dtCreated }) => dtCreated)
    expect(
      created.every(
        (stamp, place) =>
          place === 0 || stamp >= (created[place - 1] ?? '') || stamp.startsWith('2026-10-25T02'),
      ),
    ).toBe(true)
    expect(new Set(events.map(({ ID }) => ID)).size).toBe(5000)
    expect(created[0]?.slice(0, 7)).toBe('2026-08')
  })

  test('come when people call: by day, on working days', () => {
    const { groups, users } = first
    const events = [...demoEvents({ ...settings, groups, users, count: 5000 })]
    const share = (fits: (day: number, hour: number) => boolean) =>
      events.filter(({ dtCreated }) => {
        const wall = new Date(`${dtCreated}Z`)
        return fits(wall.getUTCDay(), wall.getUTCHours())
      }).length / events.length
    expect(share((day) => day === 0 || day === 6)).toBeLessThan(0.12)
    expect(share((_, hour) => hour < 6 || hour > 21)).toBeLessThan(0.05)
    expect(share((_, hour) => hour >= 8 && hour < 18)).toBeGreaterThan(0.7)
  })
})

describe('loading', () => {
  let db: TestDb
  beforeAll(async () => {
    db = await openTestDb()
  })
  afterAll(() => db.close())

  test('fills an empty database once, each account under its own tenant', async () => {
    expect(await loadDemo(db, settings)).toBe(true)
    expect(await loadDemo(db, { ...settings, seed: 9 })).toBe(false)
    for (const account of [first, second]) {
      const ids = await db.asAccount(account.ClientsID, (tx) =>
        tx.selectFrom('acd_events').select('id').orderBy('id').execute(),
      )
      expect(ids.map(({ id }) => id)).toEqual(
        account.events.map(({ ID }) => ID).sort((a, b) => a - b),
      )
    }
  })
})
