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
  density: 'Density',
  /** What stands on the keys of such a keyboard, by the names that the browser gives them. */
  keys: {
    Control: 'Ctrl',
    Shift: 'Shift',
    Enter: 'Enter',
    Escape: 'Esc',
    PageDown: 'Page Down',
    PageUp: 'Page Up',
    Home: 'Home',
    End: 'End',
  },
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
  work: 'My work',
  events: 'Events',
  appointments: 'Appointments',
  wallboard: 'Wallboard',
  groups: 'Groups',
  campaigns: 'Campaigns',
  settings: 'Settings',
  preferences: 'Preferences',
  tokens: 'Access tokens',
  alerts: 'Alerts',
  audit: 'Audit log',
  health: 'System health',
  find: 'Find',
  shortcuts: 'Keyboard shortcuts',
  people: 'People',
  sessions: 'Sign-ins and passkeys',
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
