import { m } from '@/messages'

/** The server names where one signs in in English: "Chromium on Linux", "Unknown browser". */
export function placeInWords(name: string): string {
  const { place, unknownPlace } = m.signIns
  const [browser = '', system] = name.split(' on ')
  if (system !== undefined) return place(browser, system)
  return browser === 'Unknown browser' ? unknownPlace : browser
}
