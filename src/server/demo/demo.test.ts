import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { DiallerCampaign } from '@/contract/campaigns'
import { DiallerContact } from '@/contract/contacts'
import { AcdEvent } from '@/contract/events'
import { AcdGroup } from '@/contract/groups'
import { User } from '@/contract/users'
import { openTestDb, type TestDb } from '@/testing/database'
import { demoData } from './demoData'
import { demoEvents } from './events'
import { loadDemo } from './loadDemo'

const settings = { seed: 1, now: Date.parse('2026-11-24T11:00:00Z'), zone: 'Europe/Berlin' }
const [first, second] = demoData(settings)
if (!first || !second) throw new Error('Two client accounts')

describe('the demo data', () => {
  test('are the same for the same seed and moment, and others for another seed', () => {
    expect(demoData(settings)).toEqual([first, second])
    expect(demoData({ ...settings, seed: 2 })[0]?.events).not.toEqual(first.events)
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
    expect(first.codes.some(({ german }) => german === null)).toBe(true)
    expect(first.codes.some(({ english }) => english === null)).toBe(true)
    expect(first.codes.some(({ flags }) => flags?.bDone && flags.bAborted)).toBe(true)
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
        (moment, place) =>
          place === 0 || moment >= (created[place - 1] ?? '') || moment.startsWith('2026-10-25T02'),
      ),
    ).toBe(true)
    expect(new Set(events.map(({ ID }) => ID)).size).toBe(5000)
    expect(created[0]?.slice(0, 7)).toBe('2026-08')
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
      const ids = await db.asTenant(account.ClientsID, (tx) =>
        tx.selectFrom('acd_events').select('id').orderBy('id').execute(),
      )
      expect(ids.map(({ id }) => id)).toEqual(
        account.events.map(({ ID }) => ID).sort((a, b) => a - b),
      )
    }
  })
})
