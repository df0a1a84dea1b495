import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { type AcdEvent, telephoneTypes } from '../src/contract/event/events'
import { eventStatuses, eventTypes } from '../src/contract/filter/names'
import type { User } from '../src/contract/users'
import { type LabelLanguage, labelOf } from '../src/contract/values/labels'
import { stampInstant } from '../src/contract/values/zone'
import type { RestApi } from './api'
import { expect, test } from './fixtures'

const startsAt = Date.parse('2026-11-24T11:00:00Z')

/** What a spreadsheet would calculate, take for a number, or cut in two; and what looks alike. */
const delicate: [Subject: string, cell: string][] = [
  ['=1+1', "'=1+1"],
  ['+49 30 1234567', "'+49 30 1234567"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ['\ttab', "'\ttab"],
  [' =1+1', ' =1+1'],
  ['says "yes", "no"', 'says "yes", "no"'],
  ['one;two,three', 'one;two,three'],
  ['first line\r\nsecond line\nthird', 'first line\r\nsecond line\nthird'],
  ['49301234567', '49301234567'],
  ['Ärger über Grüße — 注文', 'Ärger über Grüße — 注文'],
  ['', ''],
]
const fileCells = new Map(delicate)

/** The values of every column as a file says them, but for the age. */
async function expectedRows(
  api: RestApi,
  language: LabelLanguage,
): Promise<(event: AcdEvent) => string[]> {
  const groups = new Map((await api.groups()).map(({ ID, Name }) => [ID, Name]))
  const { records } = await api.ask<{ records: User[] }>('GET', '/users')
  const users = new Map(
    records.map((user) => [
      user.ID,
      user.LastName ? `${user.FirstName} ${user.LastName}` : user.UID,
    ]),
  )
  const stampText = (stamp: string | null) => stamp?.slice(0, 19).replace('T', ' ') ?? ''
  const party = (text: string | null, type: number) => {
    const isNumber = /^\d+$/.test(text ?? '') && telephoneTypes.includes(type)
    return isNumber ? `+${text}` : (text ?? '')
  }
  return (event) => [
    String(event.ID),
    labelOf(eventTypes, event.AcdEventTypesID, language),
    labelOf(eventStatuses, event.AcdEventStatusID, language),
    groups.get(event.AcdGroupsID) ?? 'no such group',
    event.UsersID === null ? '' : (users.get(event.UsersID) ?? 'no such user'),
    party(event.Sender, event.AcdEventTypesID),
    party(event.Receiver, event.AcdEventTypesID),
    fileCells.get(event.Subject) ?? event.Subject,
    String(event.nPriority),
    stampText(event.dtCreated),
    stampText(event.dtModified),
    stampText(event.dtRemind),
  ]
}

/** A country code stands apart, so that no spreadsheet takes the number for one to calculate with. */
const withoutSpace = (cell: string | undefined) =>
  cell?.replace(/^\+(\d{1,3}) (\d+)$/, '+$1$2') ?? 'no such cell'

async function save(page: Page, name: string): Promise<Buffer> {
  await page.getByRole('button', { name }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  return readFile(await (await download).path())
}

/** Hours and minutes, as `25:07`. */
const minutesOf = (age: string | undefined) => {
  const [hours = Number.NaN, minutes = Number.NaN] = (age ?? '').split(':').map(Number)
  return hours * 60 + minutes
}

for (const [locale, language, delimiter, columns, added, titles] of [
  [
    'en-US',
    'en',
    ',',
    'Columns',
    ['ID', 'Receiver', 'Modified'],
    'ID Type Status Group Agent Sender Receiver Subject Priority Created Modified Appointment Age',
  ],
  [
    'de-DE',
    'de',
    ';',
    'Spalten',
    ['ID', 'Empfänger', 'Geändert'],
    'ID Typ Status Gruppe Agent Absender Empfänger Betreff Priorität Erstellt Geändert Termin Alter',
  ],
  [
    'fr-FR',
    'fr',
    ';',
    'Colonnes',
    ['ID', 'Destinataire', 'Modifié'],
    'ID Type Statut Groupe Agent Expéditeur Destinataire Objet Priorité Créé Modifié Rendez-vous Âge',
  ],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, serverSettings: { startsAt } })

    test('every cell of an export in all columns is what the REST API and the screen say', async ({
      page,
      api,
      signIn,
      server,
    }) => {
      const newest = { orderBy: 'dtCreated', ascending: 'false' }
      const [first] = (await api.events({ ...newest, limitPageSize: 1 })).records
      if (first === undefined) throw new Error('The demo data hold events')
      await server.store(
        delicate.map(([Subject], at) => ({
          ...first,
          ID: 900_001 + at,
          AcdEventTypesID: 5,
          Subject,
          Sender: at % 2 === 0 ? '+4930123456' : 'a;b@example.com',
        })),
      )
      await signIn('supervisor')
      await page.getByRole('button', { name: columns }).click()
      for (const name of added) {
        await page.getByRole('menuitemcheckbox', { name, exact: true }).click()
      }
      await page.keyboard.press('Escape')

      const began = Date.now()
      const rows: string[][] = parse(await save(page, 'Export'), {
        delimiter,
        bom: true,
        record_delimiter: '\r\n',
      })
      const { records } = await api.events(newest)
      const expected = await expectedRows(api, language)
      expect(rows[0]).toEqual(titles.split(' '))
      expect(rows.slice(1).map((row) => row.slice(0, 12).map(withoutSpace))).toEqual(
        records.map((event) => expected(event).map(withoutSpace)),
      )
      expect(records.length).toBeGreaterThan(300)
      expect(records.filter(({ ID }) => ID > 900_000)).toHaveLength(delicate.length)

      // Whole minutes since then, by the server's clock, which stood still until the journey began.
      const most = (Date.now() - began) / 60_000 + 2
      for (const [at, event] of records.entries()) {
        const created = stampInstant(event.dtCreated, 'Europe/Berlin') ?? 0
        const passed = minutesOf(rows[at + 1]?.[12]) - (startsAt - created) / 60_000
        expect(passed).toBeGreaterThan(-1)
        expect(passed).toBeLessThan(most)
      }

      for (const [at, row] of rows.slice(1, 20).entries()) {
        const cells = await page
          .locator(`[aria-rowindex="${at + 2}"]`)
          .locator('td')
          .allTextContents()
        const shown = (column: number) => (cells[column + 1] ?? '').replace(/\s+/g, ' ').trim()
        const [ID, type, status, group, agent] = row
        expect([0, 1, 2, 3].map(shown)).toEqual([ID, type, status, group])
        expect(shown(4)).toBe(agent === '' ? '—' : agent)
        expect(shown(8)).toBe(row[8])
        // Both by the centre's clock, though the browser's is another.
        expect(shown(9)).toContain(row[9]?.slice(11, 16))
      }
    })
  })
}
