import type { Messages } from '../messages'
import { counted, number, said } from './count'

export const events: Messages['events'] = {
  title: 'Événements',
  matches: 'Résultats',
  count: (count) => counted(count, 'événement', 'événements'),
  moreThan: (count) => `plus de ${number.format(count)} événements`,
  counting: 'Comptage …',
  notCounted: 'Non compté',
  create: 'Nouvel événement',
  one: (id) => `Événement ${id}`,
  untitled: 'Sans objet',
  none: 'Pas encore d’événements',
  noneText: 'Dès qu’un rappel, un ticket, un e-mail ou un chat attend, il apparaît ici.',
  noMatch: 'Rien ne correspond à ce filtre',
  noMatchText: 'Retirez un terme ou effacez le filtre.',
  sortBy: (column) => `Trier par ${column}`,
  widthOf: (column) => `Largeur de ${column}`,
  place: (place, count) => `${number.format(place)} sur ${number.format(count)}`,
  placeId: (id) => `ID ${id}`,
  placePriority: (value) => `Priorité ${value}`,
  placeEmpty: 'Vide',
  menus: {
    columns: 'Colonnes',
    order: 'Ordre des colonnes',
    plainColumns: 'Colonnes par défaut',
    moveUp: (column) => `Monter ${column}`,
    moveDown: (column) => `Descendre ${column}`,
    export: 'Exporter',
  },
  columns: {
    ID: 'ID',
    AcdEventTypesID: 'Type',
    AcdEventStatusID: 'Statut',
    AcdGroupsID: 'Groupe',
    UsersID: 'Agent',
    Sender: 'Expéditeur',
    Receiver: 'Destinataire',
    Subject: 'Objet',
    nPriority: 'Priorité',
    dtCreated: 'Créé',
    dtModified: 'Modifié',
    dtRemind: 'Rendez-vous',
    age: 'Âge',
  },
}

export const views: Messages['views'] = {
  menu: 'Vues',
  current: 'Vue choisie',
  one: 'Vue',
  more: 'Autres vues',
  noUser:
    'Cette connexion ne représente aucun utilisateur : aucun événement n’est le sien. Connectez-vous avec votre propre jeton, ou choisissez une autre vue.',
  plain: 'Tous les événements',
  own: 'Mes vues',
  shared: 'Partagées',
  builtIn: {
    open: 'Ouverts',
    dueNow: 'Échus',
    overdue: 'En retard',
    waitingCallbacks: 'Rappels en attente',
    errors: 'Erreurs',
    mine: 'Les miens',
    all: 'Tous',
  },
  by: (owner) => `partagée par ${owner}`,
  changed: (name) => `« ${name} », modifiée`,
  gone: 'Cette vue a été supprimée ou n’est plus partagée. Le filtre et le tri de l’adresse restent valables.',
  save: 'Enregistrer',
  saveAs: 'Enregistrer la vue',
  rename: 'Renommer …',
  share: 'Partager',
  unshare: 'Ne plus partager',
  remove: 'Supprimer …',
  removeNow: 'Supprimer la vue',
  removeOwn: (name) => `La vue « ${name} » est supprimée. Les événements restent.`,
  removeShared: (name) =>
    `La vue « ${name} » est supprimée pour tous ceux avec qui elle est partagée. Les événements restent.`,
  reset: 'Annuler les modifications',
  name: 'Nom',
  shareWithAll: 'Partager avec tout le compte client',
}

export const live: Messages['live'] = {
  freshness: 'Fraîcheur',
  freshnessOfEvent: 'Fraîcheur de l’événement',
  freshnessOfContacts: 'Fraîcheur des contacts',
  readAgain: 'Relire',
  fresh: () => 'À jour',
  ageing: () => 'Un peu ancien',
  stale: (age) => `Périmé · ${age}`,
  notLoaded: 'Non chargé',
  isPaused: 'Les mises à jour sont en pause',
  somebody: 'quelqu’un',
  changedBy: (name, since) =>
    since === '' ? `Modifié par ${name}` : `Modifié par ${name}, il y a ${since}`,
  pause: 'Suspendre les mises à jour',
  resume: 'Reprendre les mises à jour',
  pill: ({ startOver, created, changed, gone }) =>
    startOver
      ? 'Beaucoup de changements'
      : said(
          [created, created === 1 ? 'nouveau' : 'nouveaux'],
          [changed, changed === 1 ? 'modifié' : 'modifiés'],
          [gone, gone === 1 ? 'parti' : 'partis'],
        ),
  states: { changed: 'Modifié entre-temps', gone: 'N’est plus dans cette liste' },
}

export const selection: Messages['selection'] = {
  title: 'Sélection',
  count: (count) => counted(count, 'sélectionné', 'sélectionnés'),
  all: (count) => `Tout sélectionner (${number.format(count)})`,
  clear: 'Annuler la sélection',
  one: (ID) => `Sélectionner l’événement ${ID}`,
  seen: 'Sélectionner les lignes visibles',
  tooMany:
    'Plus d’événements sont choisis un à un qu’un fichier ne peut en demander. Limitez la liste par un filtre, ou sélectionnez tout.',
}
