import { SegmentedControl, Select, Stack, useMantineColorScheme } from '@mantine/core'
import { type Language, language, languageNames, languages, m } from '@/messages'
import { chooseLanguage } from '@/ui/preferences'

type Scheme = 'light' | 'dark' | 'auto'

/** Language and theme: the browser's until one is chosen. */
export function Preferences() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes: { value: Scheme; label: string }[] = [
    { value: 'light', label: m.common.light },
    { value: 'dark', label: m.common.dark },
    { value: 'auto', label: m.common.system },
  ]
  return (
    <Stack gap="xs" py="sm">
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={m.common.theme}
        data={schemes}
        value={colorScheme}
        onChange={(scheme) => setColorScheme(scheme as Scheme)}
      />
      <Select
        size="xs"
        aria-label={m.common.language}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        allowDeselect={false}
        onChange={(value) => value && chooseLanguage(value as Language)}
      />
    </Stack>
  )
}
