import type { Page } from '@playwright/test'
import { eventCount, filterBox, matches, openMenu } from './eventList'
import { expect, test } from './fixtures'
import { watch } from './watch'

const filterOf = (page: Page) => new URL(page.url()).searchParams.get('filter')

/** The events at the top of the list, in whichever language. */
const shownIds = (page: Page) =>
  page
    .locator('tr[data-place] a[href^="/events/"]')
    .evaluateAll((links) =>
      links.slice(0, 8).map((link) => /\d+/.exec(link.getAttribute('href') ?? '')?.[0]),
    )

const german = {
  locale: 'de-DE',
  box: 'Ereignisse filtern',
  terms: 'Teile des Filters',
  found: 'Treffer',
  groups: ['Status', 'Typ'],
  typed: 'status:Wartend type:Rückruf',
  chips: ['Status: Wartend', 'Typ: Rückruf'],
  names: ['Wartend', 'Rückruf'],
  remove: 'type:Rückruf entfernen',
  fewer: 'status:Wartend',
  begun: 'status:Wartend type:Sprachn',
  completed: 'status:Wartend type:Sprachnachricht ',
  linked: 'status:Erledigt type:ruckruf',
  linkedChips: ['Status: Erledigt', 'Typ: Rückruf'],
}
const french: typeof german = {
  locale: 'fr-FR',
  box: 'Filtrer les événements',
  terms: 'Termes du filtre',
  found: 'Résultats',
  groups: ['Statut', 'Type'],
  typed: 'status:"En attente" type:Rappel',
  chips: ['Statut : En attente', 'Type : Rappel'],
  names: ['En attente', 'Rappel'],
  remove: 'Retirer type:Rappel',
  fewer: 'status:"En attente"',
  begun: 'status:"En attente" type:Message',
  completed: 'status:"En attente" type:"Message vocal" ',
  linked: 'status:termine type:rappel',
  linkedChips: ['Statut : Terminé', 'Type : Rappel'],
}

for (const words of [german, french]) {
  test.describe(words.locale, () => {
    test.use({ locale: words.locale })

    test('names of the reader’s language lead through text, chips and address, and a reader of English gets the same list', async ({
      page,
      api,
      journey,
      signIn,
      browser,
    }) => {
      test.slow()
      const box = page.getByRole('searchbox', { name: words.box })
      const chips = page.getByRole('list', { name: words.terms }).getByRole('listitem')
      const found = page.getByRole('status', { name: words.found })
      const expectFound = async (filter: string) =>
        expect(found).toHaveText(new RegExp(`^${await api.countOf(filter)}\\s`))
      await signIn('supervisor')
      await box.fill(words.typed)
      await box.press('Enter')
      await expectFound('status:1 type:3')
      await expect(chips).toHaveText(words.chips)
      expect(filterOf(page)).toBe(words.typed)
      for (const [at, name] of words.names.entries()) {
        const group = await openMenu(page, words.groups[at] ?? '')
        await expect(group.getByRole('checkbox', { name, exact: true })).toBeChecked()
      }
      const address = page.url()
      const rows = await shownIds(page)
      expect(rows.length).toBeGreaterThan(3)

      await page.getByRole('button', { name: words.remove }).click()
      await expect(box).toHaveValue(words.fewer)
      await expectFound('status:1')
      expect(filterOf(page)).toBe(words.fewer)
      await box.fill(words.begun)
      await box.press('ArrowDown')
      await box.press('Tab')
      await expect(box).toHaveValue(words.completed)
      await expectFound('status:1 type:1')
      await expect(chips).toHaveCount(2)

      await page.goto(`/events?filter=${encodeURIComponent(words.linked)}`)
      await expect(box).toHaveValue(words.linked)
      await expect(chips).toHaveText(words.linkedChips)
      await expectFound('status:99 type:3')

      const context = await browser.newContext({ locale: 'en-US' })
      const watched = await watch(context, journey.url)
      const reader = await context.newPage()
      await reader.goto(journey.links.agent)
      await expect(reader.getByRole('heading', { level: 1, name: 'My work' })).toBeVisible()
      await reader.goto(address)
      await expect(filterBox(reader)).toHaveValue(words.typed)
      await expect(matches(reader)).toHaveText(eventCount(await api.countOf('status:1 type:3')))
      await expect(
        reader.getByRole('list', { name: 'Filter terms' }).getByRole('listitem'),
      ).toHaveText(['Status: Waiting', 'Type: Callback'])
      expect(await shownIds(reader)).toEqual(rows)
      expect(watched.problems()).toEqual([])
      await context.close()
    })
  })
}
