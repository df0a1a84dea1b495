import { m } from '@/messages'
import { navigationPages } from '../pages'

type Keys = readonly string[]
/** What a row of the sheet says: any of these keys does this. `mod` is Ctrl, or Cmd on a Mac. */
export type Shortcut = { keys: readonly Keys[]; does: string }
type Group = { name: string; shortcuts: readonly Shortcut[] }

const one = (...keys: string[]): readonly Keys[] => keys.map((key) => key.split(' '))

/** Every key that does something, by the place where it does. */
export function shortcutGroups(): readonly Group[] {
  const { does, places } = m.shortcuts
  return [
    {
      name: places.everywhere,
      shortcuts: [
        { keys: one('mod+K'), does: does.palette },
        { keys: one('?'), does: does.sheet },
        { keys: one('c'), does: does.create },
        ...navigationPages.map(({ key, name }) => ({ keys: one(`g ${key}`), does: name() })),
      ],
    },
    {
      name: places.list,
      shortcuts: [
        { keys: one('/'), does: does.filter },
        { keys: one('j', '↓'), does: does.nextRow },
        { keys: one('k', '↑'), does: does.previousRow },
        { keys: one('PageDown', 'PageUp'), does: does.page },
        { keys: one('Home', 'End'), does: does.ends },
        { keys: one('Enter'), does: does.open },
        { keys: one('x'), does: does.select },
        { keys: one('Shift+↓', 'Shift+↑'), does: does.range },
        { keys: one('Escape'), does: does.clear },
      ],
    },
    {
      name: places.event,
      shortcuts: [
        { keys: one('n'), does: does.nextEvent },
        { keys: one('p'), does: does.previousEvent },
        { keys: one('Escape'), does: does.back },
      ],
    },
    { name: places.work, shortcuts: [{ keys: one('t'), does: does.takeNext }] },
    { name: places.form, shortcuts: [{ keys: one('mod+Enter'), does: does.send }] },
  ]
}
