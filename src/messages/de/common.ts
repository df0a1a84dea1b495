import type { Messages } from '../messages'
import { counted } from './count'

export const common: Messages['common'] = {
  skip: 'Zum Inhalt springen',
  loading: 'Wird geladen',
  retry: 'Noch einmal versuchen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  menu: 'Menü',
  navigation: 'Hauptnavigation',
  fold: 'Navigation einklappen',
  unfold: 'Navigation ausklappen',
  language: 'Sprache',
  theme: 'Darstellung',
  light: 'Hell',
  dark: 'Dunkel',
  system: 'System',
  signOut: 'Abmelden',
  account: (ClientsID) => `Mandant ${ClientsID}`,
  roles: { display: 'Anzeige', agent: 'Agent', supervisor: 'Supervisor', admin: 'Admin' },
  nothing: '—',
  yes: 'Ja',
  no: 'Nein',
  copied: 'Kopiert',
  copyFailed: 'Kopieren ist hier nicht erlaubt',
  copy: 'Kopieren',
  optional: 'freiwillig',
  ages: {
    second: (count) => `${count}\u00a0s`,
    day: (count) => `${count}\u00a0T`,
    hour: (count) => `${count}\u00a0h`,
    minute: (count) => `${count}\u00a0min`,
  },
  late: {
    minute: (count) => `${count} min zu spät`,
    hour: (count) => `${count} h zu spät`,
    day: (count) => `${count} T zu spät`,
  },
}

/** Names that the program gave: it stores them in English. */
export const programNames: Messages['programNames'] = {
  commandLine: 'Befehlszeile',
  signInLink: (role) => `Anmeldelink (${role})`,
}

export const nav: Messages['nav'] = {
  events: 'Ereignisse',
  appointments: 'Termine',
  wallboard: 'Wallboard',
  groups: 'Gruppen',
  campaigns: 'Kampagnen',
  settings: 'Einstellungen',
}

export const notFound: Messages['notFound'] = {
  title: 'Nicht gefunden',
  text: 'Unter dieser Adresse gibt es keine Seite. Sie wurde verschoben, oder der Link ist unvollständig.',
  back: 'Zu den Ereignissen',
}

export const failed: Messages['failed'] = {
  title: 'Das konnte nicht geladen werden',
  unreachable: 'Der Server antwortet nicht. Prüfen Sie die Verbindung; es wurde nichts geändert.',
  offline:
    'Es gibt keine Netzwerkverbindung. Es wurde nichts geändert. Seiten und Listen werden von selbst geladen, sobald sie wieder da ist.',
  lostPart: {
    offline:
      'Diese Seite konnte nicht geladen werden: Es gibt keine Netzwerkverbindung. Sie wird von selbst geladen, sobald die Verbindung wieder da ist.',
    unreachable:
      'Diese Seite konnte nicht geladen werden: Der Server antwortet nicht. Sie wird von selbst geladen, sobald er wieder da ist.',
    missing:
      'Der Server liefert eine Datei dieser Seite nicht. Versuchen Sie es noch einmal; bleibt es dabei, sagen Sie es Ihrem Admin.',
  },
  broken:
    'Bei uns ist etwas schiefgegangen. Es wurde nichts geändert. Versuchen Sie es noch einmal; bleibt es dabei, sagen Sie es Ihrem Admin.',
  notChanged: 'Es wurde nichts geändert.',
  stopped: 'Sie warten nicht länger. Es wurde nichts geändert.',
  notSent: 'Es wurde nichts gesendet. Was Sie geschrieben haben, ist noch da.',
}

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

export const waiting: Messages['waiting'] = {
  offline:
    'Keine Netzwerkverbindung. Was Sie gesendet haben, wartet in dieser Seite und geht hinaus, sobald die Verbindung wieder da ist.',
  callBack: 'Nicht senden',
  text: (what) => `Noch nicht da: ${what}.`,
  stop: 'Nicht länger warten',
  sent: 'die Antwort auf das, was Sie gesendet haben',
  nouns: {
    events: 'Ereignisse',
    campaigns: 'Kampagnen',
    contacts: 'Kontakte',
    groups: 'Gruppen',
    users: 'Agenten',
    tokens: 'Zugangstoken',
    audit: 'das Protokoll',
    views: 'gespeicherte Ansichten',
    other: 'eine Antwort des Servers',
  },
}
