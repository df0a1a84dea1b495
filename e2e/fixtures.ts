import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import type { PersonRole } from '../src/contract/roles'
import type { Layer } from '../src/testing/hostile/bodyLayers'
import type { Journey, JourneySettings } from '../src/testing/journeyServer'
import { type RestApi, restApi } from './api'
import { type JourneyServer, startJourneyServer } from './server'
import { newStructure, unseen } from './structure'
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

/** A part is drawn anew while one looks at it; axe refuses to look at nothing. */
const isGone = (error: unknown) =>
  error instanceof Error && error.message.includes('No elements found for include')

/** What stands on the page, or on a part of it; undefined where the part went meanwhile. */
async function violationsOn(page: Page, part?: string): Promise<string[] | undefined> {
  await atRest(page)
  // No script runs in the frame of a body, and axe is one. With no frames to gather from, it needs
  // no second page (the legacy way), and what has passed is not written out: a third of the time.
  const axe = new AxeBuilder({ page })
    // To read style sheets anew it would write a style of its own, which the page's policy refuses.
    .options({ resultTypes: ['violations'], preload: false })
    .setLegacyMode(true)
    .withTags(wcag22aa)
    .exclude('iframe[sandbox=""]')
  if (part !== undefined) axe.include(part)
  try {
    const { violations } = await axe.analyze()
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join('\n')}`,
    )
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

/** No violation of WCAG 2.2 AA on what is open now, or on a part of it: whether it was there. */
export async function expectAccessible(page: Page, part?: string): Promise<boolean> {
  let said = await violationsOn(page, part)
  // Something may have come or gone while it was looked at: a fault is one that is still there.
  for (let again = 0; again < 2 && said !== undefined && said.length > 0; again += 1) {
    await page.waitForTimeout(500)
    said = await violationsOn(page, part)
  }
  expect(said ?? [], `Accessibility of ${page.url()}`).toEqual([])
  return said !== undefined
}

/**
 * The same for what this worker has not yet seen of the page's structure: looking at the same list
 * in every journey took a third of the journeys' time. What went before it was looked at (a page
 * that is still being drawn) is looked for again, as what stands there now.
 */
export async function expectAccessibleWhereNew(page: Page): Promise<void> {
  for (let look = 0; look < 5; look += 1) {
    await atRest(page)
    const { count, note } = await newStructure(page)
    if (count === 0) return
    if (await expectAccessible(page, `[${unseen}]`)) return note()
  }
}

type Fixtures = {
  /** A layer around bodies that this journey goes without. */
  without: Layer | undefined
  /** How else this journey's server differs from the usual one. */
  serverSettings: JourneySettings
  /** Fresh rows for this test alone. */
  journey: Journey
  watched: Watch
  /** Signs in, and opens this page: if none is named, the list of all events. */
  signIn: (role: PersonRole, path?: string) => Promise<void>
  allowRefusals: Watch['allowRefusals']
  allowUnreachable: Watch['allowUnreachable']
  /** What of the open page was not seen yet can be used by everyone. */
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
    { scope: 'worker', timeout: 300_000 },
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
  expectAccessible: ({ page }, use) => use(() => expectAccessibleWhereNew(page)),
  asOwner: ({ server }, use) => use(server.asOwner),
  api: ({ journey }, use) => use(restApi(journey)),

  // By the link's code, not by its page: that one has journeys of its own.
  signIn: ({ page, context, journey }, use) =>
    use(async (role, path = '/events?filter=') => {
      const code = new URL(journey.links[role]).hash.slice(1)
      const answer = await context.request.post('/app/v1/session', { data: { code } })
      expect(answer.status()).toBe(200)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }),
})
