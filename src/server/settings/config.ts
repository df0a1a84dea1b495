import { getCountries } from 'libphonenumber-js'
import * as z from 'zod/mini'
import { type BackupPlan, backupSchemas, readBackupPlan } from './backupSettings'
import { isRange } from './ipAddress'
import { isZone } from './isZone'
import { type OidcSettings, oidcSchemas, readOidc } from './oidcSettings'
import { isPrivateHost } from './privateAddress'
import { readUpstream, type UpstreamSettings, upstreamSchemas } from './upstreamSettings'

/** A wrong setting: the sentence names it, and the program does not start. */
export class SettingError extends Error {}

/** A browser keeps a secret for https alone, and for what never leaves its own machine. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  const isOwnMachine = /^(.+\.)?localhost$|^127\.0\.0\.1$|^\[::1\]$/.test(hostname)
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && isOwnMachine))
}

const nobody = 'none'
const proxiesOf = (text: string): string[] =>
  text === nobody ? [] : text.split(',').map((entry) => entry.trim())
const areProxies = (text: string) => proxiesOf(text).every(isRange)

/** Credentials would be said to whoever reads the log of the receiver's proxy. */
function isReceiver(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

/** Long enough that nobody guesses it. */
const isLongSecret = (text: string) => /^[\x21-\x7e]{32,512}$/.test(text)

export const isDatabase = (text: string) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)

const from = (min: number, max: number) =>
  z.pipe(
    z.string().check(
      z.regex(/^\d{1,9}$/),
      z.refine((text) => Number(text) >= min && Number(text) <= max),
    ),
    z.transform(Number),
  )
const one = (...names: [string, ...string[]]) => z.enum(names)
const fits = (check: (text: string) => boolean) => z.string().check(z.refine(check))

/** Each setting: its schema, its default, and what it must be, for the error message. */
const settings = {
  PORT: [from(0, 65_535), '8080', 'a port from 0 to 65535 (0 takes a free one)'],
  HOST: [fits((text) => /^[\w.:-]+$/.test(text)), '127.0.0.1', 'a host name or an IP address'],
  CALLBOARD_DATA_DIR: [z.string(), './data', 'the path of a folder'],
  CALLBOARD_TIMEZONE: [fits(isZone), 'Europe/Berlin', 'an IANA time zone such as Europe/Berlin'],
  CALLBOARD_DEMO: [one('on', 'off'), 'on', '"on" or "off"'],
  CALLBOARD_ADMIN_TOKEN: [
    z.optional(fits(isLongSecret)),
    undefined,
    'at least 32 printable characters without spaces',
  ],
  CALLBOARD_ORIGIN: [
    z.optional(fits(isOrigin)),
    undefined,
    'an origin without a path, https or http on localhost, such as https://callboard.example.com',
  ],
  CALLBOARD_TRUSTED_PROXIES: [
    fits(areProxies),
    '127.0.0.1,::1',
    '"none", or IP addresses and ranges with commas such as 127.0.0.1,10.0.0.0/8',
  ],
  CALLBOARD_DEFAULT_COUNTRY: [
    fits((text) => getCountries().some((country) => country === text)),
    'DE',
    'a country code of two capital letters such as DE',
  ],
  CALLBOARD_RATE_LIMIT: [
    z.optional(from(1, 999_999_999)),
    undefined,
    'a whole number of calls a minute for each access token',
  ],
  CALLBOARD_UNDO_SECONDS: [
    from(0, 3600),
    '5',
    'a whole number of seconds from 0 (no undo) to 3600',
  ],
  CALLBOARD_KEEP_DAYS: [
    z.optional(from(1, 36_500)),
    undefined,
    'a whole number of days from 1 to 36500 (absent: for ever)',
  ],
  CALLBOARD_ALERT_URL: [
    z.optional(fits(isReceiver)),
    undefined,
    'an http or https address without a user, such as https://example.com/alerts',
  ],
  CALLBOARD_ALERT_SECRET: [
    z.optional(fits((text) => /^[\x20-\x7e]{1,512}$/.test(text))),
    undefined,
    'at most 512 printable characters',
  ],
  CALLBOARD_ALERT_PRIVATE: [one('on', 'off'), 'off', '"on" or "off"'],
  CALLBOARD_METRICS_PORT: [
    z.optional(from(0, 65_535)),
    undefined,
    'a port from 0 to 65535 (0 takes a free one)',
  ],
  CALLBOARD_METRICS_HOST: [
    z.optional(fits((text) => /^[\w.:-]+$/.test(text))),
    undefined,
    'a host name or an IP address',
  ],
  CALLBOARD_METRICS_TOKEN: [
    z.optional(fits(isLongSecret)),
    undefined,
    'at least 32 printable characters without spaces',
  ],
  ...backupSchemas,
  ...oidcSchemas,
  ...upstreamSchemas,
  DATABASE_URL: [z.optional(fits(isDatabase)), undefined, 'a URL that begins with postgres://'],
  LOG_LEVEL: [
    one('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    'info',
    'fatal, error, warn, info, debug, trace or silent',
  ],
} as const

export const settingNames = Object.keys(settings)

const privateReceiver =
  'CALLBOARD_ALERT_URL must be outside this machine and private networks, unless CALLBOARD_ALERT_PRIVATE is "on".'
const noAlertSecret =
  'CALLBOARD_ALERT_SECRET must be set where CALLBOARD_ALERT_URL is: alerts are signed with it.'

type SettingValues = { [Name in keyof typeof settings]: z.output<(typeof settings)[Name][0]> }

/** Where alerts are sent, and the secret that they are signed with. */
export type AlertReceiver = {
  url: string
  secret: string
  /** It may be on this machine or in a private network. */
  mayBePrivate: boolean
}

/** A port of their own, or who has a token; neither: nobody is told. */
type MetricsSettings = {
  port: number | undefined
  host: string
  token: string | undefined
}

export type Config = {
  port: number
  host: string
  dataDir: string
  zone: string
  demo: boolean
  adminToken: string | undefined
  origin: string | undefined
  /** Addresses and ranges whose forwarded addresses and protocol count. */
  trustedProxies: readonly string[]
  defaultCountry: string
  rateLimit: number | undefined
  /** How long a create of the web app can be undone; 0 is not at all. */
  undoSeconds: number
  /** How long closed events are kept after they were closed; undefined is for ever. */
  keepDays: number | undefined
  /** Whom alerts are told, if anybody. */
  alertReceiver: AlertReceiver | undefined
  /** Where metrics are told, if anywhere. */
  metrics: MetricsSettings
  /** Whose accounts sign in, if anybody's. */
  oidc: OidcSettings | undefined
  /** The existing system that some accounts are a mirror of, if there is one. */
  upstream: UpstreamSettings | undefined
  /** Backups by the server itself, if any. */
  backups: BackupPlan | undefined
  databaseUrl: string | undefined
  logLevel: string
}

function readSettings(environment: Record<string, string | undefined>): SettingValues {
  const wrong: string[] = []
  const entries = Object.entries(settings).map(([name, [schema, fallback, takes]]) => {
    const given = environment[name]?.trim() || fallback
    const parsed = z.safeParse(schema as z.ZodMiniType, given)
    if (!parsed.success) wrong.push(`${name} must be ${takes}.`)
    return [name, parsed.data]
  })
  if (wrong.length > 0) throw new SettingError(wrong.join(' '))
  // Every value went through the schema of its own name.
  return Object.fromEntries(entries) as SettingValues
}

/** Who is told of alerts; faults are of settings that are right by themselves, and not together. */
function receiverOf(given: SettingValues): AlertReceiver | undefined {
  const [url, secret] = [given.CALLBOARD_ALERT_URL, given.CALLBOARD_ALERT_SECRET]
  if (url === undefined) return undefined
  const mayBePrivate = given.CALLBOARD_ALERT_PRIVATE === 'on'
  const isRefused = !mayBePrivate && isPrivateHost(new URL(url))
  const wrong = [
    ...(isRefused ? [privateReceiver] : []),
    ...(secret === undefined ? [noAlertSecret] : []),
  ]
  if (secret === undefined || wrong.length > 0) throw new SettingError(wrong.join(' '))
  return { url, secret, mayBePrivate }
}

const hostAlone = 'CALLBOARD_METRICS_PORT must be set where CALLBOARD_METRICS_HOST is.'

function metricsOf(given: SettingValues): MetricsSettings {
  const [port, host] = [given.CALLBOARD_METRICS_PORT, given.CALLBOARD_METRICS_HOST]
  if (host !== undefined && port === undefined) throw new SettingError(hostAlone)
  return { port, host: host ?? '127.0.0.1', token: given.CALLBOARD_METRICS_TOKEN }
}

/** The environment, read once. A value of a secret is never repeated in a message. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = readSettings(environment)
  const { provider: oidc, faults: oidcFaults } = readOidc(given)
  const { upstream, faults: upstreamFaults } = readUpstream(given)
  const { plan: backups, faults: backupFaults } = readBackupPlan(given)
  const faults = [...oidcFaults, ...upstreamFaults, ...backupFaults]
  if (faults.length > 0) throw new SettingError(faults.join(' '))
  return {
    port: given.PORT,
    host: given.HOST,
    dataDir: given.CALLBOARD_DATA_DIR,
    zone: given.CALLBOARD_TIMEZONE,
    demo: given.CALLBOARD_DEMO === 'on',
    adminToken: given.CALLBOARD_ADMIN_TOKEN,
    origin: given.CALLBOARD_ORIGIN,
    trustedProxies: proxiesOf(given.CALLBOARD_TRUSTED_PROXIES),
    defaultCountry: given.CALLBOARD_DEFAULT_COUNTRY,
    rateLimit: given.CALLBOARD_RATE_LIMIT,
    undoSeconds: given.CALLBOARD_UNDO_SECONDS,
    keepDays: given.CALLBOARD_KEEP_DAYS,
    alertReceiver: receiverOf(given),
    metrics: metricsOf(given),
    oidc,
    upstream,
    backups,
    databaseUrl: given.DATABASE_URL,
    logLevel: given.LOG_LEVEL,
  }
}
