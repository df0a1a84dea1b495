import { IconAdjustments, IconBell, IconFileText, IconKey, IconPlus } from '@tabler/icons-react'
import type { Entry } from './entry'

/** Of the pages that the navigation does not hold: drawn here alone, so not in the first file. */
const icons: Readonly<Record<string, Entry['Icon']>> = {
  '/events/new': IconPlus,
  '/settings/preferences': IconAdjustments,
  '/settings/tokens': IconKey,
  '/settings/alerts': IconBell,
}

export const pageIcon = (path: string): Entry['Icon'] => icons[path] ?? IconFileText
