/** Where somebody signs in, as the browser tells it. */
export type SignInPlace = {
  browser: string | null
  system: string | null
  address: string
}

/** The first whose pattern fits; more special ones stand before what they also call themselves. */
const browsers: [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\/|Microsoft Edge/, 'Edge'],
  [/\bOPR\/|Opera/, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bHeadlessChrome\//, 'Chromium'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/\biPad\b/, 'iPadOS'],
  [/\biPhone\b|\biPod\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b|\bMac OS X\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]

const firstOf = (names: [RegExp, string][], text: string): string | null =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? null

/** Browsers of Chromium's kind tell by their brands which of them they are, and not by the agent. */
function brandOf(brands: string): string | null {
  if (!brands.includes('"Chromium"')) return null
  if (brands.includes('"Google Chrome"')) return 'Chrome'
  if (brands.includes('"Brave"')) return 'Brave'
  return firstOf(browsers.slice(0, 3), brands) ?? 'Chromium'
}

type BrowserHeaders = { agent: string; brands: string }

/** Browser and system by their own names, which are the same in every language. */
export const readBrowser = ({ agent, brands }: BrowserHeaders) => ({
  browser: brandOf(brands) ?? firstOf(browsers, agent),
  system: firstOf(systems, agent),
})

/** "Chromium on Linux". */
export function placeName({ browser, system }: Omit<SignInPlace, 'address'>): string {
  if (browser !== null && system !== null) return `${browser} on ${system}`
  return browser ?? system ?? 'Unknown browser'
}
