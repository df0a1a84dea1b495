import { useMantineColorScheme } from '@mantine/core'
import {
  IconKeyboard,
  IconLanguage,
  IconLineHeight,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react'
import { changeFeed } from '@/client/feed/changeFeed'
import { language, languageNames, languages, m } from '@/messages'
import { pageCommands } from '@/ui/pageCommands'
import { chooseLanguage, densities, densityPreference, usePreference } from '@/ui/preferences'
import type { Entry } from './entry'

/** What can be done from anywhere. */
export function useCommands(onSheet: () => void): Entry[] {
  const { setColorScheme } = useMantineColorScheme()
  const [, chooseDensity] = usePreference(densityPreference)
  const { isPaused } = changeFeed.state()
  const command = (key: string, label: string, Icon: Entry['Icon'], act: () => void): Entry => ({
    key: `command:${key}`,
    group: 'commands',
    label,
    Icon,
    act,
  })
  const themes = [
    ['light', m.common.light],
    ['dark', m.common.dark],
    ['auto', m.common.system],
  ] as const
  return [
    ...pageCommands().map(({ key, label, Icon, act }) => ({
      ...command(key, label, Icon, act),
      group: 'here' as const,
    })),
    isPaused
      ? command('resume', m.live.resume, IconPlayerPlay, changeFeed.resume)
      : command('pause', m.live.pause, IconPlayerPause, changeFeed.pause),
    ...themes.map(([scheme, name]) =>
      command(`theme:${scheme}`, `${m.common.theme}: ${name}`, IconMoon, () =>
        setColorScheme(scheme),
      ),
    ),
    ...densities.map((density) =>
      command(
        `density:${density}`,
        `${m.common.density}: ${m.settings.densities[density]}`,
        IconLineHeight,
        () => chooseDensity(density),
      ),
    ),
    ...languages
      .filter((other) => other !== language)
      .map((other) =>
        command(
          `language:${other}`,
          `${m.common.language}: ${languageNames[other]}`,
          IconLanguage,
          () => chooseLanguage(other),
        ),
      ),
    command('shortcuts', m.nav.shortcuts, IconKeyboard, onSheet),
  ]
}
