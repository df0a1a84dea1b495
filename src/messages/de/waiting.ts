import type { Messages } from '../messages'

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
