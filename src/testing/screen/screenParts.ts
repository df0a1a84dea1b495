import type { Locator, Page } from '@playwright/test'

export type Part = { name: string; find: (page: Page) => Locator }
export type ScreenPage = {
  name: string
  path: string
  /** Once this is there, the page is whole. */
  ready: (page: Page) => Locator
  parts: readonly Part[]
}

const list = (page: Page) => page.getByRole('table', { name: 'Events' })
const button =
  (name: string | RegExp, exact = true) =>
  (page: Page) =>
    page.getByRole('button', { name, exact })
const field = (name: string) => (page: Page) => page.getByLabel(name, { exact: true })
const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true })

/** The parts whose places are promises, by their accessible names. */
export const screenPages = (AcdEventsID: number): readonly ScreenPage[] => [
  {
    name: 'Events',
    path: '/events?filter=',
    ready: (page) => list(page).getByRole('link').first(),
    parts: [
      { name: 'views', find: (page) => page.getByRole('navigation', { name: 'Views' }) },
      {
        name: 'filter box',
        find: (page) => page.getByRole('searchbox').or(field('Filter events')(page)),
      },
      { name: 'filters', find: button('Status') },
      { name: 'table', find: list },
    ],
  },
  {
    name: 'Event',
    path: `/events/${AcdEventsID}`,
    ready: (page) => page.getByRole('heading', { name: 'History' }),
    parts: [
      { name: 'heading', find: (page) => page.getByRole('heading', { level: 2 }).first() },
      { name: 'number', find: (page) => page.locator('a[href^="tel:"]') },
      { name: 'actions', find: button(/^(Take|Close|Reopen)$/) },
      { name: 'body', find: (page) => page.locator('iframe[title="Body"]') },
      { name: 'why', find: heading('Why is it still here?') },
      { name: 'comments', find: field('Comment') },
      { name: 'other fields', find: button('All other fields') },
    ],
  },
  {
    name: 'Create event',
    path: '/events/new',
    ready: button('Create event'),
    parts: ['Type', 'Sender', 'Subject', 'Body', 'Appointment date', 'Appointment time', 'Group']
      .map(
        (name): Part => ({
          name,
          find: (page) => field(name)(page).and(page.locator('input, textarea')),
        }),
      )
      .concat([
        { name: 'More fields', find: button('More fields') },
        { name: 'Create event', find: button('Create event') },
      ]),
  },
  {
    name: 'Campaigns',
    path: '/campaigns',
    ready: (page) => page.getByRole('table', { name: 'Campaigns' }).getByRole('link').first(),
    parts: [{ name: 'table', find: (page) => page.getByRole('table', { name: 'Campaigns' }) }],
  },
]
