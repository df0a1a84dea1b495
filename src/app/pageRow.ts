import type { IconSettings } from '@tabler/icons-react'
import type { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { PageIds } from '@/contract/pages'
import type { Right, Role } from '@/contract/roles'
import type { Path } from '@/navigation/address'

type Opened = { search: string; ids: PageIds; role: Role }
type Prime = (client: QueryClient, opened: Opened) => Promise<unknown>
export type PageIcon = typeof IconSettings
export type PageRow = {
  /** `anyone`: without a sign-in and without the navigation. The palette offers what one may see. */
  right: Right
  /** A page with a name is offered where pages are chosen. */
  name?: () => string
  /** The navigation holds the pages with an icon and a key: after `g` it leads there. */
  icon?: PageIcon
  key?: string
  /** Asks for what the page shows first, before it is drawn. */
  prime?: Prime
  /** What is loaded for it; src/server/pages/builtFiles.ts names its files to the browser. */
  code?: readonly { loadAhead: () => Promise<void> }[]
} & ({ load: (ids: PageIds) => ReactNode } | { leadsTo: Path })

type PrimedPage = {
  loadAhead: () => Promise<void>
  module: () => { prime: Prime } | undefined
}

/** Of a page that is loaded for itself: its file says what it asks for first. */
export const primeOf =
  (page: PrimedPage): Prime =>
  async (client, opened) => {
    await page.loadAhead()
    await page.module()?.prime(client, opened)
  }
