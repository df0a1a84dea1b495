import { m } from '@/messages'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** A key as this keyboard names it: `mod` is Ctrl, or Cmd on a Mac. */
export const keyName = (key: string): string =>
  key.replace('mod', isMac ? '⌘' : m.shortcuts.control)
