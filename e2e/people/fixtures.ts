import type { Browser, Locator, Page } from '@playwright/test'
import { test as base, expect } from '../fixtures'
import { watch } from '../watch'
import { virtualAuthenticator } from './authenticator'
import { english, type Words } from './words'

export { expect }

/** By its name: an IP address has no passkeys. */
const namedUrl = (url: string) => url.replace('127.0.0.1', 'localhost')

type NewPerson = { UID: string; FirstName?: string; LastName?: string; role: string }

type PeopleFixtures = {
  /** The journey's server by its name. */
  named: string
  /** A person of this UID, with the link of an invitation. */
  invited: (person: NewPerson) => Promise<{ UsersID: number; link: string }>
  /** Somebody else's browser, watched as the journey's own. */
  another: (options?: Parameters<Browser['newContext']>[0]) => Promise<Page>
}

export const test = base.extend<PeopleFixtures>({
  baseURL: ({ journey }, use) => use(namedUrl(journey.url)),
  named: [
    async ({ journey, watched }, use) => {
      const url = namedUrl(journey.url)
      watched.allowElsewhere(url)
      await use(url)
    },
    { auto: true },
  ],

  invited: ({ api, named }, use) =>
    use(async (person) => {
      type People = { records: { UsersID: number }[] }
      const { records } = await api.ask<People>('POST', '/app/v1/people', person)
      const UsersID = records[0]?.UsersID ?? 0
      const path = `/app/v1/people/${UsersID}/invitation`
      const { link } = await api.ask<{ link: string }>('POST', path)
      return { UsersID, link: named + new URL(link).pathname + new URL(link).hash }
    }),

  another: async ({ browser, named }, use) => {
    const problems: (() => string[])[] = []
    const contexts: { close: () => Promise<void> }[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({
        baseURL: named,
        reducedMotion: 'reduce',
        ...options,
      })
      contexts.push(context)
      const watched = await watch(context, named)
      // Who is nobody, or no more, is told so with a 401.
      problems.push(() => watched.problems().filter((text) => !text.includes(' with 401')))
      return context.newPage()
    })
    expect(problems.flatMap((read) => read())).toEqual([])
    for (const context of contexts) await context.close()
  },
})

export const john = { UID: 'john.doe', FirstName: 'John', LastName: 'Doe', role: 'agent' }

/** Accepts an invitation with a device of one's own. */
export async function acceptInvitation(page: Page, link: string, said: Words = english) {
  const device = await virtualAuthenticator(page)
  await page.goto(link)
  await page.getByRole('button', { name: said.create }).click()
  await expect(page.getByRole('heading', { level: 1, name: said.events })).toBeVisible()
  return device
}

export async function signOut(page: Page, said: Words = english): Promise<void> {
  await page.getByRole('button', { name: said.signOut }).click()
  await expect(page.getByRole('heading', { level: 1, name: said.title })).toBeVisible()
}

/** Tab, until the button of this name, of the page or of a part of it, has the focus. */
export async function tabTo(page: Page, name: string, within: Page | Locator = page) {
  const control = within.getByRole('button', { name, exact: true })
  await expect(control).toBeVisible()
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`"${name}" is not reached by Tab`)
}
