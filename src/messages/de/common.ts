import type { Messages } from '../messages'

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
  density: 'Zeilenabstand',
  keys: {
    Control: 'Strg',
    Shift: 'Umschalt',
    Enter: 'Enter',
    Escape: 'Esc',
    PageDown: 'Bild ↓',
    PageUp: 'Bild ↑',
    Home: 'Pos1',
    End: 'Ende',
  },
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
  work: 'Meine Arbeit',
  events: 'Ereignisse',
  appointments: 'Termine',
  wallboard: 'Wallboard',
  groups: 'Gruppen',
  campaigns: 'Kampagnen',
  settings: 'Einstellungen',
  preferences: 'Vorlieben',
  tokens: 'Zugangstoken',
  alerts: 'Alarme',
  audit: 'Protokoll',
  health: 'Systemzustand',
  find: 'Finden',
  shortcuts: 'Tastenkürzel',
  people: 'Personen',
  sessions: 'Anmeldungen und Passkeys',
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
