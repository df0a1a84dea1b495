import type { Messages } from '../messages'
import { counted } from './count'

export const upstream: Messages['upstream'] = {
  line: 'Miroir',
  ofHost: {
    asOf: (host, time) => `Miroir de ${host}, état de ${time}`,
    asOfDay: (host, day, time) => `Miroir de ${host}, état du ${day} à ${time}`,
    filling: (host, events) =>
      `Miroir de ${host}, remplissage : ${counted(events, 'événement', 'événements')} jusqu’ici`,
  },
  states: {
    fresh: () => 'à jour',
    ageing: () => 'vieillissant',
    stale: () => 'périmé',
    silent: (host) => `${host} ne répond pas`,
    refused: (host) => `${host} refuse notre jeton`,
  },
  notListed: (host, since) => `${host} ne liste plus cet événement depuis ${since}`,
  looks: {
    states: {
      reading: (host) => `Lecture de ${host} en cours`,
      broken: (host) => `${host} n’a pas répondu en entier`,
    },
    none: {
      resultCodes: 'aucun code de résultat n’est conservé d’avant',
      contacts: 'aucun contact n’est conservé d’avant',
    },
  },
  partsGo: (host) => `Ses codes de résultat et ses contacts dans ${host} disparaissent avec elle.`,
  partsMayGo: 'Des contacts peuvent disparaître aussi. Saisissez le nom pour confirmer.',
  notRestored: (host) =>
    `Ce qui est supprimé dans ${host} ne peut pas être restauré d’ici, et aucune copie n’est conservée.`,
  notOffered: (host) =>
    `Ces enregistrements appartiennent à ${host}. Ce qui n’est pas proposé ici se fait là-bas ; commentaires, vues, brouillons et alertes appartiennent à Callboard.`,
  kinds: {
    event: 'Événements',
    group: 'Groupes',
    user: 'Utilisateurs',
    campaign: 'Campagnes',
    contact: 'Contacts',
    resultCode: 'Codes de résultat',
  },
  held: (kind, missing, listed, since) =>
    `${kind} : ${missing} sur ${listed} manquent depuis ${since}. Rien n’est retiré sans votre confirmation.`,
  remove: 'Les retirer',
  rejected: 'Enregistrements refusés',
  columns: { kind: 'Type', ID: 'ID', reason: 'Raison', since: 'Depuis' },
}
