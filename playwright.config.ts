import { defineConfig } from '@playwright/test'
import { findBrowser } from './src/testing/findBrowser'

const executablePath = findBrowser()
if (executablePath === undefined) {
  throw new Error(
    'No Chrome or Chromium found: run npm test, which installs one, or set CHROME_PATH.',
  )
}

const isRoot = process.getuid?.() === 0

/** Playwright's own: what counts is the last list that Chromium is given, and this is it. */
const offForPlaywright = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
]

/** Pages of the browser's own address bar, which it makes ready anew in each journey's window. */
const offForSpeed = [
  'PreloadTopChromeWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
]

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/setup.ts',
  outputDir: 'test-results/journeys',
  // A journey waits as long as it works: with one for each of two cores, half of them stood idle.
  workers: 3,
  fullyParallel: true,
  // The run's summary names what needed it, and why: it is looked into, but it stops nobody.
  retries: 1,
  // Generous: a busy machine is no fault of the code.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'line',
  use: {
    viewport: { width: 1440, height: 900 },
    // Far from the centre's zone and its 24-hour clock, so that a page which asks the browser shows.
    locale: 'en-US',
    timezoneId: 'America/New_York',
    contextOptions: { reducedMotion: 'reduce' },
    // A trace costs every journey a sixth of its time: --trace on, for the one that is looked into.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        // Chromium's sandbox refuses to work for root.
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${[...offForPlaywright, ...offForSpeed].join(',')}`,
      ],
    },
  },
})
