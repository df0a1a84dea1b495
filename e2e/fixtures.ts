import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import type { Role } from '../src/contract/endpoint'
import type { Layer } from '../src/testing/bodyLayers'
import type { Journey, JourneySettings } from '../src/testing/journeyServer'
import { type RestApi, restApi } from './api'
import { type JourneyServer, startJourneyServer } from './server'
import { newStructure } from './structure'
import { type Watch, watch } from './watch'

export { expect }

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Half-faded text has half its contrast, so what moves comes to rest first. */
const atRest = (page: Page) =>
  page.evaluate(async () => {
    const moving = document.getAnimations().filter((animation) => {
      const end = animation.effect?.getComputedTiming().endTime
      return typeof end === 'number' && Number.isFinite(end)
    })
    await Promise.allSettled(moving.map((animation) => animation.finished))
  })

async function violationsOn(page: Page): Promise<string[]> {
  await atRest(page)
  // No script runs in the frame of a body, and axe is one. With no frames to gather from, it needs
  // no second page (the legacy way), and what has passed is not written out: a third of the time.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .withTags(wcag22aa)
    .exclude('iframe[sandbox=""]')
  const { violations } = await axe.analyze()
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join('\n')}`,
  )
}

/** No violation of WCAG 2.2 AA on what is open now. */
export async function expectAccessible(page: Page): Promise<void> {
  let said = await violationsOn(page)
  // Something may have come or gone while it was looked at: a fault is one that is still there.
  for (let again = 0; again < 2 && said.length > 0; again += 1) {
    await page.waitForTimeout(500)
    said = await violationsOn(page)
  }
  expect(said, `Accessibility of ${page.url()}`).toEqual([])
}

/**
 * The same where this worker has not yet seen all of the page's structure: looking at the same list
 * after every journey took a third of the journeys' time.
 */
async function expectAccessibleWhereNew(page: Page): Promise<void> {
  await atRest(page)
  const { count, note } = await newStructure(page)
  if (count === 0) return
  await expectAccessible(page)
  note()
}

type Fixtures = {
  /** A layer around bodies that this journey goes without. */
  without: Layer | undefined
  /** How else this journey's server differs from the usual one. */
  serverSettings: JourneySettings
  /** Fresh rows for this test alone. */
  journey: Journey
  watched: Watch
  signIn: (role: Role) => Promise<void>
  allowRefusals: Watch['allowRefusals']
  allowUnreachable: Watch['allowUnreachable']
  expectAccessible: () => Promise<void>
  api: RestApi
  /** Alters what the server stores, behind its back. */
  asOwner: JourneyServer['asOwner']
}

export const test = base.extend<Fixtures, { server: JourneyServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
    async ({}, use) => {
      const server = await startJourneyServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: ({ journey }, use) => use(journey.url),

  without: [undefined, { option: true }],

  // Short enough not to wait for, long enough to be held.
  serverSettings: [{ settings: { CALLBOARD_UNDO_SECONDS: '1' } }, { option: true }],

  journey: [
    async ({ server, without, serverSettings }, use) =>
      use(await server.begin({ ...serverSettings, without })),
    { auto: true },
  ],

  watched: [
    async ({ context, page, journey }, use) => {
      const watched = await watch(context, journey.url)
      await use(watched)
      if (page.url().startsWith(journey.url)) await expectAccessibleWhereNew(page)
      expect(watched.problems()).toEqual([])
    },
    { auto: true },
  ],

  allowRefusals: ({ watched }, use) => use(watched.allowRefusals),
  allowUnreachable: ({ watched }, use) => use(watched.allowUnreachable),
  expectAccessible: ({ page }, use) => use(() => expectAccessible(page)),
  asOwner: ({ server }, use) => use(server.asOwner),
  api: ({ journey }, use) => use(restApi(journey)),

  signIn: ({ page, journey }, use) =>
    use(async (role) => {
      await page.goto(journey.links[role])
      await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
    }),
})
