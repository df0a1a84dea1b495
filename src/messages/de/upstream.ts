import type { Messages } from '../messages'
import { counted } from './count'

export const upstream: Messages['upstream'] = {
  line: 'Spiegel',
  ofHost: {
    asOf: (host, time) => `Spiegel von ${host}, Stand ${time}`,
    asOfDay: (host, day, time) => `Spiegel von ${host}, Stand ${day}, ${time}`,
    filling: (host, events) =>
      `Spiegel von ${host}, wird gefüllt: bisher ${counted(events, 'Ereignis', 'Ereignisse')}`,
  },
  states: {
    fresh: () => 'aktuell',
    ageing: () => 'alternd',
    stale: () => 'veraltet',
    silent: (host) => `${host} antwortet nicht`,
    refused: (host) => `${host} weist unser Token zurück`,
  },
  notListed: (host, since) => `${host} listet dieses Ereignis seit ${since} nicht mehr`,
  looks: {
    states: {
      reading: (host) => `${host} wird gelesen`,
      broken: (host) => `${host} hat nicht vollständig geantwortet`,
    },
    none: {
      resultCodes: 'von früher sind keine Ergebniscodes aufbewahrt',
      contacts: 'von früher sind keine Kontakte aufbewahrt',
    },
  },
  partsGo: (host) => `Ihre Ergebniscodes und Kontakte in ${host} werden mit gelöscht.`,
  partsMayGo: 'Auch Kontakte können dazugehören. Geben Sie zur Bestätigung den Namen ein.',
  notRestored: (host) =>
    `Was in ${host} gelöscht wird, lässt sich von hier nicht wiederherstellen, und es wird keine Kopie aufbewahrt.`,
  notOffered: (host) =>
    `Diese Einträge gehören ${host}. Was hier nicht angeboten wird, erledigen Sie dort; Kommentare, Ansichten, Entwürfe und Alarme gehören Callboard.`,
  kinds: {
    event: 'Ereignisse',
    group: 'Gruppen',
    user: 'Benutzer',
    campaign: 'Kampagnen',
    contact: 'Kontakte',
    resultCode: 'Ergebniscodes',
  },
  held: (kind, missing, listed, since) =>
    `${kind}: ${missing} von ${listed} fehlen seit ${since}. Nichts wird entfernt, bis Sie es bestätigen.`,
  remove: 'Entfernen',
  rejected: 'Zurückgewiesene Einträge',
  columns: { kind: 'Art', ID: 'ID', reason: 'Grund', since: 'Seit' },
}
