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
