import type { Messages } from '../messages'
import { counted } from './count'

export const signIn: Messages['signIn'] = {
  title: 'Anmelden',
  token: 'Zugangstoken',
  tokenHint: 'Sie bekommen es von Ihrem Admin. Es beginnt mit cb_.',
  submit: 'Anmelden',
  wrong:
    'Dieses Zugangstoken ist unbekannt oder wurde widerrufen. Prüfen Sie es, oder bitten Sie Ihren Admin um ein neues.',
  codeUsed:
    'Dieser Anmeldelink wurde schon benutzt oder ist abgelaufen. Melden Sie sich mit einem Zugangstoken an, oder bitten Sie um einen neuen Link.',
  tooMany: (minutes) =>
    `Zu viele Fehlversuche von Ihrer Adresse, und auch dieser schlug fehl. Ein gültiges Token oder ein gültiger Link meldet Sie sofort an. Sonst versuchen Sie es in ${counted(minutes, 'Minute', 'Minuten')} wieder.`,
  working: 'Anmeldung läuft',
}

export const oidc = {
  signIn: (name: string) => `Mit ${name} anmelden`,
  claim: (claim: string, reason: string) => `Zum Claim „${claim}“ des Anbieters: ${reason}`,
}

export const notFound: Messages['notFound'] = {
  title: 'Nicht gefunden',
  text: 'Unter dieser Adresse gibt es keine Seite. Sie wurde verschoben, oder der Link ist unvollständig.',
  back: 'Zu den Ereignissen',
}
