import type { Messages } from '../messages'
import { counted, number } from './count'

/** The proof of a clone or a restored campaign; a part of the campaigns' messages. */
export const proof: Messages['campaigns']['proof'] = {
  title: 'Nachweis',
  sound: 'Der Klon ist, wie er sein soll.',
  unsound: (count) =>
    count === 0
      ? 'Der Klon ist nicht, wie er sein soll.'
      : `${counted(count, 'Wert ist', 'Werte sind')} nicht, wie sie sein sollen.`,
  of: 'Geklont von',
  when: (moment, name) => `${moment}, von ${name}. Beide wurden nach dem Klonen neu gelesen.`,
  contacts: (source, clone) =>
    clone === 0
      ? `Kontakte wurden nicht kopiert: Die Quelle hatte ${number.format(source)}, der Klon hat keine.`
      : `Der Klon hat ${counted(clone, 'Kontakt', 'Kontakte')}, obwohl Kontakte nicht kopiert werden.`,
  restored: {
    sound: 'Die wiederhergestellte Kampagne ist, wie sie war.',
    unsound: (count) =>
      count === 0
        ? 'Die wiederhergestellte Kampagne ist nicht, wie sie war.'
        : `${counted(count, 'Wert ist', 'Werte sind')} nicht, wie sie sein sollen.`,
    of: 'Wiederhergestellt aus der Kopie von',
    when: (moment, name) => `${moment}, von ${name}. Sie wurde danach neu gelesen.`,
    contacts: (copy, restored) =>
      `${number.format(restored)} von ${counted(copy, 'Kontakt', 'Kontakten')} wiederhergestellt.`,
    source: 'Kopie',
    clone: 'Wiederhergestellt',
  },
  field: 'Feld',
  source: 'Quelle',
  clone: 'Klon',
  verdict: 'Ergebnis',
  code: (name, source, clone) => `Ergebniscode ${name} (${source ?? '—'} → ${clone ?? '—'})`,
  faults: (count) => (count === 0 ? 'wie es sein soll' : counted(count, 'Fehler', 'Fehler')),
  keys: {
    'Content.1': 'Englisch',
    'Content.2': 'Deutsch',
    DiallerCampaignsID: 'Kampagne',
    DiallerResultCodesTypesID: 'Art',
    DiallerResultCodesTypesShortText: 'Schlüssel der Art',
    ShortText: 'Schlüssel des Textes',
    bAllowDelete: 'Darf gelöscht werden',
  },
  verdicts: {
    equal: 'Gleich',
    ownID: 'Anders: Jeder hat eine eigene ID',
    newName: 'Anders: der Name, den Sie gaben',
    startsInactive: 'Anders: Sie beginnt inaktiv',
    userDataGiven: 'Anders: die Benutzerdaten, die Sie gaben',
    followsCode: 'Anders: Es folgt dem kopierten Code',
    fault: 'Nicht, wie es sein soll',
  },
}
