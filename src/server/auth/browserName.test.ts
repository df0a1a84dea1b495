import { expect, test } from 'vitest'
import { placeName, readBrowser } from './browserName'

const chrome = '(KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const linux = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 ${chrome}`

test.each([
  ['Chromium on Linux', linux, '"Chromium";v="140", "Not;A=Brand";v="24"'],
  ['Chrome on Linux', linux, '"Chromium";v="140", "Google Chrome";v="140"'],
  ['Chrome on Linux', linux, ''],
  ['Chromium on Linux', linux.replace('Chrome/', 'HeadlessChrome/'), ''],
  ['Edge on Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/140.0`, ''],
  ['Edge on Windows', `Mozilla/5.0 (Windows NT 10.0) ${chrome}`, '"Chromium", "Microsoft Edge"'],
  [
    'Firefox on Windows',
    'Mozilla/5.0 (Windows NT 10.0; rv:143.0) Gecko/20100101 Firefox/143.0',
    '',
  ],
  [
    'Safari on macOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    '',
  ],
  [
    'Safari on iOS',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
    '',
  ],
  ['Chrome on Android', `Mozilla/5.0 (Linux; Android 16) ${chrome}`, ''],
  ['Unknown browser', 'curl/8.5.0', ''],
  ['Unknown browser', '', ''],
])('%s', (name, agent, brands) => {
  expect(placeName(readBrowser({ agent, brands }))).toBe(name)
})
