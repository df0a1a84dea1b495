import { counted } from './count'

export const common = {
  skip: 'Skip to content',
  loading: 'Loading',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  menu: 'Menu',
  navigation: 'Main',
  fold: 'Fold the navigation',
  unfold: 'Unfold the navigation',
  language: 'Language',
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  system: 'System',
  signOut: 'Sign out',
  account: (ClientsID: number) => `Client ${ClientsID}`,
  roles: { display: 'Display', agent: 'Agent', supervisor: 'Supervisor', admin: 'Admin' },
  nothing: '—',
  yes: 'Yes',
  no: 'No',
  copied: 'Copied',
  copyFailed: 'Copying is not allowed here',
  copy: 'Copy',
  optional: 'optional',
  ages: {
    second: (count: number) => `${count} s`,
    day: (count: number) => `${count}d`,
    hour: (count: number) => `${count}h`,
    minute: (count: number) => `${count}m`,
  },
  late: {
    minute: (count: number) => `${count} min late`,
    hour: (count: number) => `${count} h late`,
    day: (count: number) => `${count} d late`,
  },
}

/** Names that the program gave: it stores them in English. */
export const programNames = {
  commandLine: 'Command line',
  signInLink: (role: string) => `Sign-in link (${role})`,
}

export const nav = {
  events: 'Events',
  appointments: 'Appointments',
  wallboard: 'Wallboard',
  groups: 'Groups',
  campaigns: 'Campaigns',
  settings: 'Settings',
}

export const notFound = {
  title: 'Not found',
  text: 'There is no page at this address. It may have been moved, or the link is incomplete.',
  back: 'Go to the events',
}

export const failed = {
  title: 'This could not be loaded',
  unreachable: 'The server does not answer. Check the connection; nothing was changed.',
  offline:
    'There is no network connection. Nothing was changed. Pages and lists load by themselves when it is back.',
  lostPart: {
    offline:
      'This page could not be loaded: there is no network connection. It loads by itself when the connection is back.',
    unreachable:
      'This page could not be loaded: the server does not answer. It loads by itself when the server is back.',
    missing:
      'The server does not give out a file of this page. Try again; if it stays, tell your admin.',
  },
  broken:
    'Something broke on our side. Nothing was changed. Try again; if it stays, tell your admin.',
  notChanged: 'Nothing was changed.',
  stopped: 'You stopped waiting. Nothing was changed.',
  notSent: 'Nothing was sent. What you typed is still here.',
}

export const signIn = {
  title: 'Sign in',
  token: 'Access token',
  tokenHint: 'Your admin hands it out. It begins with cb_.',
  submit: 'Sign in',
  wrong:
    'This access token is not known or was revoked. Check it, or ask your admin for a new one.',
  codeUsed:
    'This sign-in link was used already or has expired. Sign in with an access token, or ask for a new link.',
  tooMany: (minutes: number) =>
    `Too many failed attempts from your address, and this one failed too. A valid token or link signs in at once. Otherwise try again in ${counted(minutes, 'minute', 'minutes')}.`,
  working: 'Signing in',
}

export const waiting = {
  offline:
    'There is no network connection. What you sent waits in this page and goes as soon as the connection is back.',
  callBack: 'Do not send',
  text: (what: string) => `Still waiting for ${what}.`,
  stop: 'Stop waiting',
  sent: 'the answer to what you sent',
  nouns: {
    events: 'events',
    campaigns: 'campaigns',
    contacts: 'contacts',
    groups: 'groups',
    users: 'agents',
    tokens: 'access tokens',
    audit: 'the audit log',
    views: 'saved views',
    other: 'the server',
  },
}
