import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PagePath, pagePaths } from '@/contract/pages'

/** What the build says of a source: its file, the sources it needs, its style sheets. */
type BuiltPart = { file: string; imports?: string[]; css?: string[]; isEntry?: boolean }
type Manifest = Record<string, BuiltPart>

/**
 * The sources that a page loads before it is drawn, as `code` of src/app/pages.tsx names them; the
 * list of events is in the first file.
 */
const partsOf: Record<PagePath, readonly string[]> = {
  '/': [],
  '/sign-in': ['sign-in/SignInPage'],
  '/sign-in/oidc': ['sign-in/SignInPage'],
  '/invitation': ['sign-in/InvitationPage'],
  '/work': ['events/work/WorkPage'],
  '/events': [],
  '/events/new': ['events/create/EventCreatePage'],
  '/events/{AcdEventsID}': ['events/event/EventDetailPage'],
  '/appointments': ['events/appointments/AppointmentsPage'],
  '/wallboard': ['board/wallboard/WallboardPage'],
  '/groups': ['board/groups/GroupListPage'],
  '/groups/{AcdGroupsID}': ['board/groups/GroupDetailPage'],
  '/campaigns': ['campaigns/list/CampaignListPage'],
  '/campaigns/compare': ['campaigns/compare/CampaignComparePage'],
  '/campaigns/{DiallerCampaignsID}': ['campaigns/detail/CampaignDetailPage'],
  '/settings': ['settings/SettingsLayout', 'settings/PreferencesPage'],
  '/settings/preferences': ['settings/SettingsLayout', 'settings/PreferencesPage'],
  '/settings/sessions': ['settings/SettingsLayout', 'settings/SessionsPage'],
  '/settings/people': ['settings/SettingsLayout', 'people/PeoplePage'],
  '/settings/tokens': ['settings/SettingsLayout', 'settings/TokensPage'],
  '/settings/alerts': ['settings/SettingsLayout', 'alerts/AlertsPage'],
  '/settings/audit': ['settings/SettingsLayout', 'settings/AuditPage'],
  '/settings/health': ['settings/SettingsLayout', 'settings/HealthPage'],
}

const languages = ['en', 'de', 'fr'] as const

/** The files of a source and of all that it needs, without those of the first file. */
function filesOf(manifest: Manifest, sources: readonly string[]): string[] {
  const needed = new Set(sources)
  // A set goes on over what is added to it meanwhile.
  for (const source of needed) {
    for (const one of manifest[source]?.imports ?? []) needed.add(one)
  }
  const parts = [...needed].map((source) => manifest[source]).filter((part) => part !== undefined)
  const files = parts.flatMap(({ isEntry, file, css = [] }) => (isEntry ? [] : [...css, file]))
  return [...new Set(files)].map((file) => `/${file}`)
}

export type BuiltFiles = {
  /** Of each language, what the first page says; for other pages what they say, too. */
  ofLanguages: (page: PagePath) => Record<string, readonly string[]>
  ofPage: (page: PagePath) => readonly string[]
}

/** Which files of the built web app belong to each language and each page. */
export function builtFiles(folder: string): BuiltFiles {
  const path = join(folder, '.vite', 'manifest.json')
  // The build wrote it.
  const manifest: Manifest = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const files = pagePaths.map((page): [PagePath, string[]] => {
    const parts = partsOf[page]
    const sources = parts.map((part) => `src/features/${part}.tsx`)
    const looks = parts.length > 0 ? ['src/ui/page/moreMantine.ts'] : []
    return [page, filesOf(manifest, [...looks, ...sources])]
  })
  const ofPage = new Map(files)
  return {
    ofLanguages: (page) => {
      const parts = partsOf[page].length > 0 ? ['index', 'later'] : ['index']
      const sources = (language: string) =>
        parts.map((part) => `src/messages/${language}/${part}.ts`)
      return Object.fromEntries(
        languages.map((language) => [language, filesOf(manifest, sources(language))]),
      )
    },
    ofPage: (page) => ofPage.get(page) ?? [],
  }
}
