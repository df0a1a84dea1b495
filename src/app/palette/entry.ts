import type { IconMenu2 } from '@tabler/icons-react'

export type EntryGroup = 'recent' | 'here' | 'pages' | 'views' | 'events' | 'campaigns' | 'commands'

/** Something that the palette leads to or does. */
export type Entry = {
  /** Names it in the list of those used last. */
  key: string
  group: EntryGroup
  /** May come from outside. */
  label: string
  note?: string
  Icon: typeof IconMenu2
  act: () => void
}
