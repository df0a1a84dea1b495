import { counted } from './count'

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

export const oidc = {
  signIn: (name: string) => `Sign in with ${name}`,
  claim: (claim: string, reason: string) => `About the claim “${claim}” of the provider: ${reason}`,
}

export const notFound = {
  title: 'Not found',
  text: 'There is no page at this address. It may have been moved, or the link is incomplete.',
  back: 'Go to the events',
}
