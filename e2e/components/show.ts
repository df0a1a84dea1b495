import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import type { PartName, PropsOf, Shown } from '../../src/testing/components/parts'
import { builtComponents } from '../../src/testing/journeys/journeyBuilds'
import { expectAccessibleWhereNew } from '../fixtures'
import { watch } from '../watch'

export { expect }

/** A name of this machine, so that the browser gives the page all that it gives a secure one. */
const origin = 'http://components.localhost'
const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
}

/** Files of the built page come from the disk; what a component asks a server is never answered. */
async function serve(page: Page): Promise<void> {
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (/^\/(rest|app|health)\//.test(pathname)) return
    const path = pathname === '/' ? '/index.html' : pathname
    return route.fulfill({
      contentType: types[extname(path)] ?? 'text/plain',
      body: readFileSync(join(builtComponents, path)),
    })
  })
}

type Show = <Name extends PartName>(
  part: Name,
  props: PropsOf<Name>,
  more?: Omit<Shown, 'part' | 'props'>,
) => Promise<void>

/**
 * One component of the page that `src/testing/components` builds, alone in a browser: no server, no
 * sign-in. Like a journey it fails on what the console says and on what not everyone can use.
 */
export const test = base.extend<{ show: Show; expectAccessible: () => Promise<void> }>({
  show: async ({ page, context }, use) => {
    const watched = await watch(context, origin)
    await serve(page)
    await use(async (part, props, more = {}) => {
      const shown = encodeURIComponent(JSON.stringify({ part, props, ...more }))
      await page.goto(`${origin}/#${shown}`)
    })
    await expectAccessibleWhereNew(page)
    expect(watched.problems()).toEqual([])
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  },
  expectAccessible: ({ page }, use) => use(() => expectAccessibleWhereNew(page)),
})
