import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readConfig, SettingError, settingNames } from './config'

/** Each setting with values that it takes and values that stop the start. */
const table: [name: string, right: string[], wrong: string[]][] = [
  ['PORT', ['0', '8080', '65535'], ['-1', '65536', 'http', '80.5', '8080x']],
  ['HOST', ['0.0.0.0', '::', 'localhost'], ['a b', 'http://localhost', 'host/path']],
  [
    'CALLBOARD_TIMEZONE',
    ['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'],
    ['Berlin', 'Europe/Nowhere', '+01:00', 'CET', 'EST'],
  ],
  ['CALLBOARD_DEMO', ['on', 'off'], ['yes', 'true', 'ON']],
  [
    'CALLBOARD_ADMIN_TOKEN',
    ['a'.repeat(32)],
    ['a'.repeat(31), `${'a'.repeat(32)} b`, 'ä'.repeat(32)],
  ],
  [
    'CALLBOARD_ORIGIN',
    ['https://callboard.example.com', 'https://10.0.0.7:8443', 'http://localhost:8080'],
    [
      'callboard.example.com',
      'https://callboard.example.com/',
      'ftp://example.com',
      'https://a/b',
      'http://callboard.example.com',
      'http://10.0.0.7:8080',
      'http://localhost.example.com',
      'https://me:secret@callboard.example.com',
    ],
  ],
  [
    'CALLBOARD_TRUSTED_PROXIES',
    ['none', '127.0.0.1,::1', '10.0.0.0/8', ' 192.168.0.1 , 2001:db8::/32,fd00::1'],
    [
      'proxy',
      '10.0.0.0/33',
      '::/129',
      '10.0.0',
      '10.0.0.0/8,',
      '10.0.0.0/8 none',
      'none,::1',
      '/8',
    ],
  ],
  ['CALLBOARD_DEFAULT_COUNTRY', ['DE', 'FR'], ['de', 'Germany', 'XX']],
  ['CALLBOARD_KEEP_DAYS', ['1', '90', '36500'], ['0', '-1', 'ever', '1.5', '36501']],
  ['CALLBOARD_UNDO_SECONDS', ['0', '5', '60'], ['-1', 'soon', '1.5']],
  ['CALLBOARD_RATE_LIMIT', ['1', '600'], ['0', '-5', 'many', '1.5']],
  [
    'DATABASE_URL',
    ['postgres://localhost/callboard', 'postgresql://a:b@c:5432/d'],
    ['mysql://localhost/callboard', 'localhost', 'postgres://'],
  ],
  [
    'CALLBOARD_ALERT_URL',
    ['https://example.com/alerts?key=1', 'http://8.8.8.8:9000', 'https://[2606:4700::1]/'],
    ['example.com', 'ftp://example.com', '/alerts', 'https://me:secret@example.com', 'https://'],
  ],
  ['CALLBOARD_ALERT_SECRET', ['s', 'a secret of words'], ['ä', 'a'.repeat(513)]],
  ['CALLBOARD_METRICS_PORT', ['0', '9464'], ['-1', '65536', 'metrics']],
  ['CALLBOARD_METRICS_HOST', ['0.0.0.0', 'metrics.internal'], ['a b', 'http://localhost']],
  ['CALLBOARD_METRICS_TOKEN', ['m'.repeat(32)], ['m'.repeat(31), `${'m'.repeat(32)} m`]],
  ['CALLBOARD_ALERT_PRIVATE', ['on', 'off'], ['yes', 'ON']],
  ['CALLBOARD_BACKUP_AT', ['0 3 * * *', '30 */5 * * * *'], ['daily', '0 3 * *', '0 3 31 2 *']],
  ['CALLBOARD_BACKUP_KEEP', ['1', '9999'], ['0', '-1', '10000', 'all']],
  [
    'CALLBOARD_OIDC_ISSUER',
    ['https://login.example.com', 'https://a.example/tenant/', 'http://127.0.0.1:9000'],
    [
      'login.example.com',
      'http://login.example.com',
      'http://10.0.0.7',
      'https://a.example/?x=1',
      'https://me:secret@a.example',
      'https://a.example/.well-known/openid-configuration',
    ],
  ],
  ['CALLBOARD_OIDC_CLIENT_ID', ['callboard'], ['ä', 'a'.repeat(513)]],
  ['CALLBOARD_OIDC_CLIENT_SECRET', ['a secret'], ['ä']],
  ['CALLBOARD_OIDC_NAME', ['Firma Müller'], ['a'.repeat(61)]],
  ['CALLBOARD_OIDC_ROLE_CLAIM', ['realm_access.roles', 'https://a.example/roles'], ['ä']],
  [
    'CALLBOARD_OIDC_ROLE_MAP',
    ['staff=agent', 'a=b=agent, lead = supervisor,it=admin'],
    ['agent', '=agent', 'it=root', 'it=admin,', 'it=admin,it=agent', 'wall=display'],
  ],
  ['CALLBOARD_OIDC_GROUP_CLAIM', ['groups'], ['ä']],
  [
    'CALLBOARD_UPSTREAM',
    ['https://jtel.example.com/rest/v1.0', 'https://a:8443/', 'http://127.0.0.1:9000/rest/v1.0'],
    [
      'jtel.example.com',
      'http://jtel.example.com/rest/v1.0',
      'https://me:secret@a.example/rest',
      'https://a.example/rest?x=1',
      'ftp://a.example',
    ],
  ],
  [
    'CALLBOARD_UPSTREAM_TOKENS',
    ['1=abc', '1=a=b==, 2=c'],
    ['abc', '=abc', '0=abc', '1=', '1=a,1=b', '1=ä', '1=a b', '3000000000=a', '1=a,'],
  ],
  ['CALLBOARD_UPSTREAM_INTERVAL', ['0.2', '10', '300'], ['0.1', '301', 'soon', '-1', '1e1']],
  ['LOG_LEVEL', ['silent', 'info', 'trace'], ['verbose', 'INFO']],
]

/** What others need beside them. */
const beside = {
  CALLBOARD_METRICS_PORT: '0',
  CALLBOARD_ALERT_SECRET: 'secret',
  CALLBOARD_OIDC_ISSUER: 'https://login.example.com',
  CALLBOARD_OIDC_CLIENT_ID: 'callboard',
  CALLBOARD_OIDC_ROLE_CLAIM: 'roles',
  CALLBOARD_UPSTREAM: 'https://jtel.example.com/rest/v1.0',
  CALLBOARD_UPSTREAM_TOKENS: '1=token',
  CALLBOARD_BACKUP_DIR: 'backups',
}

describe('a setting', () => {
  test.each(table)('%s is taken, or stops the start with its name', (name, right, wrong) => {
    for (const value of right) {
      expect(() => readConfig({ ...beside, [name]: value })).not.toThrow()
    }
    for (const value of wrong) {
      const reading = () => readConfig({ ...beside, [name]: value })
      expect(reading, value).toThrow(SettingError)
      expect(reading, value).toThrow(new RegExp(`^${name} must be [^.]+(\\.[^. ]+)*\\.$`))
    }
  })

  test('each one is in the table above and in the README', () => {
    // Any text may be a folder's path.
    const folders = ['CALLBOARD_DATA_DIR', 'CALLBOARD_BACKUP_DIR']
    const known = [...table.map(([name]) => name), ...folders]
    expect(known.sort()).toEqual([...settingNames].sort())
    const readme = readFileSync('README.md', 'utf8')
    for (const name of settingNames) expect(readme).toContain(`\`${name}\``)
  })

  test('each one has a default, which stands for an empty one too', () => {
    const empty = Object.fromEntries(table.map(([name]) => [name, ' ']))
    expect(readConfig(empty)).toEqual(readConfig({}))
    expect(readConfig({})).toMatchObject({ port: 8080, host: '127.0.0.1', dataDir: './data' })
    expect(readConfig({ CALLBOARD_DATA_DIR: '/srv/callboard' }).dataDir).toBe('/srv/callboard')
  })

  test('all wrong ones are named at once, and none of their values', () => {
    const wrong = { PORT: 'http', CALLBOARD_ADMIN_TOKEN: 'secret', DATABASE_URL: 'x://me:pass@db' }
    const message = (() => {
      try {
        readConfig(wrong)
        return 'taken'
      } catch (error) {
        return String(error)
      }
    })()
    for (const name of Object.keys(wrong)) expect(message).toContain(`${name} must be`)
    expect(message).not.toMatch(/secret|pass/)
  })
})

describe('the receiver of alerts', () => {
  const isAt = (url: string, more: Record<string, string> = {}) => ({
    CALLBOARD_ALERT_URL: url,
    CALLBOARD_ALERT_SECRET: 'secret',
    ...more,
  })

  test.each([
    'http://localhost:9000/x',
    'http://127.0.0.1/',
    'http://127.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'http://192.168.1.2/',
    'http://169.254.169.254/latest',
  ])('at %s stops the start, unless it is allowed', (url) => {
    expect(() => readConfig(isAt(url))).toThrow(
      /^CALLBOARD_ALERT_URL must be outside this machine .*CALLBOARD_ALERT_PRIVATE is "on"\.$/,
    )
    const allowed = readConfig(isAt(url, { CALLBOARD_ALERT_PRIVATE: 'on' }))
    expect(allowed.alertReceiver).toEqual({ url, secret: 'secret', mayBePrivate: true })
  })

  test('without a secret stops the start; both faults are named at once', () => {
    const url = 'https://example.com/alerts'
    expect(() => readConfig({ CALLBOARD_ALERT_URL: url })).toThrow(
      /^CALLBOARD_ALERT_SECRET must be set/,
    )
    expect(() => readConfig({ CALLBOARD_ALERT_URL: 'http://10.0.0.1/' })).toThrow(
      /^CALLBOARD_ALERT_URL must be outside.* CALLBOARD_ALERT_SECRET must be set/,
    )
    expect(readConfig({ CALLBOARD_ALERT_SECRET: 'secret' }).alertReceiver).toBeUndefined()
  })
})

test('a host of metrics without their port stops the start', () => {
  const host = { CALLBOARD_METRICS_HOST: '10.0.0.1' }
  expect(() => readConfig(host)).toThrow(
    /^CALLBOARD_METRICS_PORT must be set where CALLBOARD_METRICS_HOST is\.$/,
  )
  const { metrics } = readConfig({ ...host, CALLBOARD_METRICS_PORT: '9464' })
  expect(metrics).toEqual({ host: '10.0.0.1', port: 9464, token: undefined })
})

describe('the provider of sign-ins', () => {
  const issuer = { CALLBOARD_OIDC_ISSUER: 'https://login.example.com' }
  const own = { ...issuer, CALLBOARD_OIDC_CLIENT_ID: 'callboard' }

  test.each([
    ['CALLBOARD_OIDC_CLIENT_ID must be set where CALLBOARD_OIDC_ISSUER is.', issuer],
    [
      'CALLBOARD_OIDC_ISSUER must be set where CALLBOARD_OIDC_NAME is.',
      { CALLBOARD_OIDC_NAME: 'Example' },
    ],
    [
      'CALLBOARD_OIDC_ROLE_CLAIM must be set where CALLBOARD_OIDC_ROLE_MAP is.',
      { ...own, CALLBOARD_OIDC_ROLE_MAP: 'it=admin' },
    ],
  ])('stops the start: %s', (sentence, environment) => {
    expect(() => readConfig(environment)).toThrow(new SettingError(sentence))
  })

  test('is called by its host unless it has a name, and takes roles by their names', () => {
    const { oidc } = readConfig(own)
    expect(oidc?.name).toBe('login.example.com')
    expect([...(oidc?.roles.keys() ?? [])]).toEqual(['agent', 'supervisor', 'admin'])
    expect(readConfig({}).oidc).toBeUndefined()
  })
})

describe('the upstream', () => {
  const CALLBOARD_UPSTREAM = 'https://jtel.example.com:8443/rest/v1.0/'
  const CALLBOARD_UPSTREAM_TOKENS = '1=secret, 7=other=='

  test('is a base URL with a token for each account; people are told its host and port', () => {
    const { upstream } = readConfig({ CALLBOARD_UPSTREAM, CALLBOARD_UPSTREAM_TOKENS })
    expect(upstream).toEqual({
      url: 'https://jtel.example.com:8443/rest/v1.0',
      host: 'jtel.example.com:8443',
      tokens: new Map([
        [1, 'secret'],
        [7, 'other=='],
      ]),
      intervalMs: 10_000,
    })
    expect(readConfig({}).upstream).toBeUndefined()
  })

  test('half of it stops the start with one sentence, which names no token', () => {
    expect(() => readConfig({ CALLBOARD_UPSTREAM })).toThrow(
      new SettingError('CALLBOARD_UPSTREAM_TOKENS must be set where CALLBOARD_UPSTREAM is.'),
    )
    expect(() => readConfig({ CALLBOARD_UPSTREAM_TOKENS })).toThrow(
      new SettingError('CALLBOARD_UPSTREAM must be set where CALLBOARD_UPSTREAM_TOKENS is.'),
    )
  })
})

describe('backups by the server itself', () => {
  test('are every night and kept for a week, or as the settings say', () => {
    expect(readConfig({}).backups).toBeUndefined()
    const folder = { CALLBOARD_BACKUP_DIR: '/backups' }
    expect(readConfig(folder).backups).toEqual({ dir: '/backups', at: '0 3 * * *', keep: 7 })
    const own = { ...folder, CALLBOARD_BACKUP_AT: '0 * * * *', CALLBOARD_BACKUP_KEEP: '24' }
    expect(readConfig(own).backups).toEqual({ dir: '/backups', at: '0 * * * *', keep: 24 })
  })

  test('need a folder, else the start is stopped', () => {
    const alone = { CALLBOARD_BACKUP_AT: '0 3 * * *', CALLBOARD_BACKUP_KEEP: '3' }
    expect(() => readConfig(alone)).toThrow(
      'CALLBOARD_BACKUP_AT needs CALLBOARD_BACKUP_DIR, the folder for the backups. CALLBOARD_BACKUP_KEEP needs CALLBOARD_BACKUP_DIR, the folder for the backups.',
    )
  })
})
