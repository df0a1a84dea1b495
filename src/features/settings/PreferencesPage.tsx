import { SegmentedControl, Select, Stack, Switch, Text, useMantineColorScheme } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { type Language, language, languageNames, languages, m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { Page } from '@/ui/page/Page'
import {
  chooseLanguage,
  type Density,
  densities,
  densityPreference,
  shortcutsPreference,
  usePreference,
} from '@/ui/preferences'
import classes from './PreferencesPage.module.css'

type Scheme = 'light' | 'dark' | 'auto'

/** The browser's own until one is chosen. */
function Theme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes: { value: Scheme; label: string }[] = [
    { value: 'light', label: m.common.light },
    { value: 'dark', label: m.common.dark },
    { value: 'auto', label: m.common.system },
  ]
  return (
    <SegmentedControl
      aria-label={m.common.theme}
      data={schemes}
      value={colorScheme}
      onChange={(scheme) => setColorScheme(scheme as Scheme)}
    />
  )
}

const LanguageChoice = () => (
  <Select
    aria-label={m.common.language}
    data={languages.map((value) => ({ value, label: languageNames[value] }))}
    value={language}
    onChange={(value) => value && chooseLanguage(value as Language)}
  />
)

function DensityChoice() {
  const [density, choose] = usePreference(densityPreference)
  return (
    <SegmentedControl
      aria-label={m.common.density}
      data={densities.map((value) => ({ value, label: m.settings.densities[value] }))}
      value={density}
      onChange={(value) => choose(value as Density)}
    />
  )
}

function ShortcutsChoice() {
  const [shortcuts, choose] = usePreference(shortcutsPreference)
  return (
    <Switch
      checked={shortcuts === 'on'}
      onChange={(event) => choose(event.currentTarget.checked ? 'on' : 'off')}
      label={m.settings.shortcuts}
      description={m.settings.shortcutsHint}
    />
  )
}

function Setting({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.setting} aria-labelledby={id}>
      <Text id={id} fw={600} size="sm">
        {title}
      </Text>
      <div>{children}</div>
    </section>
  )
}

/** The user's choices in this browser; and the centre's time zone. */
export function PreferencesPage() {
  const { zone } = useCentre()
  return (
    <Page title={m.nav.preferences} name={m.nav.preferences}>
      <Text c="dimmed">{m.settings.preferencesText}</Text>
      <Stack gap={0} maw="44rem">
        <Setting title={m.common.language}>
          <LanguageChoice />
        </Setting>
        <Setting title={m.settings.zone}>
          <Text>{zone}</Text>
          <Text size="sm" c="dimmed">
            {m.settings.zoneHint}
          </Text>
        </Setting>
        <Setting title={m.common.theme}>
          <Theme />
        </Setting>
        <Setting title={m.common.density}>
          <DensityChoice />
        </Setting>
        <Setting title={m.settings.keyboard}>
          <ShortcutsChoice />
        </Setting>
      </Stack>
    </Page>
  )
}
