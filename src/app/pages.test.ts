import { describe, expect, test, vi } from 'vitest'
import { findPage, pagePaths } from '@/contract/pages'
import { mayDo, type Role } from '@/contract/roles'
import { languages, speak } from '@/messages'
import { navigationPages, pages, palettePages } from './pages'
import { shortcutGroups } from './shortcuts/shortcutTable'

// The table is read without a browser: nothing is drawn, and files that load late listen here.
vi.hoisted(() => vi.stubGlobal('window', new EventTarget()))
vi.mock('@/features/events/EventListPage', () => ({ EventListPage: () => null }))

test('every path of the contract has a row, and no row has another path', () => {
  expect(Object.keys(pages)).toEqual([...pagePaths])
})

test('what leads elsewhere leads to a page that is drawn', () => {
  const led = Object.values(pages).flatMap((row) => ('leadsTo' in row ? [row.leadsTo] : []))
  expect(led).toEqual(['/settings/preferences'])
  for (const path of led) {
    const found = findPage(path)
    expect(found && 'load' in pages[found.page], path).toBe(true)
  }
})

test('each key leads to one page', () => {
  const keys = navigationPages.map(({ key }) => key)
  expect(keys).toContain('e')
  expect(new Set(keys).size).toBe(keys.length)
})

describe.each(languages)('in %s', (language) => {
  test('the navigation and the sheet name the same pages', async () => {
    await speak(language)
    const [everywhere] = shortcutGroups()
    const led = everywhere?.shortcuts.filter(({ keys }) => keys[0]?.[0] === 'g') ?? []
    expect(led.map(({ keys, does }) => [keys[0]?.[1], does])).toEqual(
      navigationPages.map(({ key, name }) => [key, name()]),
    )
  })

  test('the pages that are chosen by name have names of their own', async () => {
    await speak(language)
    const names = palettePages.map(({ name }) => name())
    expect(names.every((name) => name.trim() !== '')).toBe(true)
    expect(new Set(names).size).toBe(names.length)
  })
})

const offeredTo = (role: Role) =>
  palettePages.filter(({ right }) => mayDo(role, right)).map(({ to }) => to)

test('the palette offers pages of admins to admins alone', () => {
  const ofAdmins = ['/settings/audit', '/settings/health']
  for (const role of ['agent', 'supervisor'] as const) {
    expect(offeredTo(role)).toEqual(expect.arrayContaining(['/events', '/settings/preferences']))
    expect(offeredTo(role).filter((to) => ofAdmins.includes(to))).toEqual([])
  }
  expect(offeredTo('admin')).toEqual(expect.arrayContaining(ofAdmins))
  // They make displays there.
  expect(offeredTo('supervisor')).toContain('/settings/tokens')
  expect(offeredTo('agent')).not.toContain('/settings/tokens')
})
