import { m } from '@/messages'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Keys pressed together as this keyboard names them: `mod` is Ctrl, or Cmd on a Mac. */
export function keyName(keys: string): string {
  const names: Readonly<Record<string, string>> = m.common.keys
  const nameOf = (key: string) =>
    key === 'mod' && isMac ? '⌘' : names[key === 'mod' ? 'Control' : key]
  return keys
    .split('+')
    .map((key) => nameOf(key) ?? key)
    .join('+')
}
