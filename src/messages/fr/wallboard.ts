import type { Messages } from '../messages'
import { counted, number } from './count'

export const wallboard: Messages['wallboard'] = {
  nothing: '–',
  title: 'Tableau mural',
  how: 'Comment c’est compté',
  tiles: {
    Open: 'Ouverts',
    'Oldest waiting': 'Plus longue attente',
    'Due now': 'À traiter',
    Overdue: 'En retard',
    'Closed today': 'Clos aujourd’hui',
    'In time today': 'À temps aujourd’hui',
  },
  counted: {
    Open: 'Les événements dont le statut n’est ni Terminé ni Erreur.',
    'Oldest waiting':
      'L’événement ouvert que personne n’a encore eu et qui attend depuis le plus longtemps, depuis son arrivée ou son rendez-vous.',
    'Due now':
      'Les événements dont le rendez-vous est venu et que personne n’a pris en charge, et les relances dont le moment est venu.',
    Overdue: 'Les mêmes, depuis plus longtemps que la tolérance de leur groupe.',
    'Closed today':
      'Les événements clos depuis minuit et qui le sont encore. Ce qui est arrivé ici déjà clos n’est pas compté : on ignore quand il l’a été.',
    'In time today':
      'Parmi les événements dont l’objectif a expiré depuis minuit, ceux pris en charge à temps. Un événement sans objectif n’est pas compté, ni celui qui est arrivé ici déjà pris en charge ou terminé.',
  },
  before: (value) => `${value} il y a une demi-heure`,
  goal: (minutes) => `Objectif : ${minutes}`,
  countedView: (filter) =>
    filter === '' ? 'Tous les événements.' : `Les événements que montre cette vue : ${filter}`,
  countedAgo: (age) => `Compté il y a ${age}`,
  choose: {
    title: 'Choisir les tuiles',
    shown: 'Sur le tableau',
    more: 'Pas sur le tableau',
    add: (name) => `Ajouter ${name}`,
    remove: (name) => `Retirer ${name}`,
    most: 'Six tuiles au plus : retirez-en une d’abord.',
    least: 'Sans tuile, le tableau montre les six avec lesquelles tous commencent.',
    first: 'Comme au début',
    save: 'Enregistrer',
  },
  byType: (group) => `${group} par type`,
  groups: 'Groupes',
  columns: {
    name: 'Groupe',
    open: 'Ouverts',
    oldest: 'Plus ancien',
    due: 'À traiter',
    overdue: 'En retard',
    closedToday: 'Clos aujourd’hui',
    inTimeToday: 'À temps aujourd’hui',
  },
  today: 'Aujourd’hui par demi-heure',
  chart: (created, closed) =>
    `Aujourd’hui : ${counted(created, 'événement arrivé', 'événements arrivés')}, ${counted(closed, 'clos', 'clos')}`,
  halfHour: {
    from: 'À partir de',
    created: 'Arrivés',
    answered: 'Pris en charge',
    inTime: 'À temps',
    closed: 'Clos',
    open: 'Ouverts au début',
  },
  goalsChanged: 'Objectifs modifiés',
  goalChanges: (count) => counted(count, 'objectif modifié', 'objectifs modifiés'),
  unknown: (count) =>
    count === 1
      ? 'Le passé d’un événement d’aujourd’hui est inconnu, car il est arrivé ici déjà pris en charge ou terminé. Pris en charge, à temps et clos ne comptent que ce qui lui est arrivé depuis.'
      : `Le passé de ${number.format(count)} événements d’aujourd’hui est inconnu, car ils sont arrivés ici déjà pris en charge ou terminés. Pris en charge, à temps et clos ne comptent que ce qui leur est arrivé depuis.`,
}

export const display: Messages['display'] = {
  revoked:
    'Ce lien d’affichage a été révoqué, ou son adresse n’est pas entière. Demandez-en un nouveau à un admin ou à un superviseur.',
  unreachable: 'Le serveur ne répond pas.',
  offline: 'Cet écran n’a pas de réseau.',
  first: 'En attente des premiers chiffres…',
  asOf: (clock) => `État de ${clock}`,
  ageUnknown: 'Âge inconnu',
  old: (clock, age) => `Les chiffres sont de ${clock}, vieux de ${age}.`,
  oldUnknown: (clock) => `Les chiffres sont de ${clock}.`,
  more: (groups, open) =>
    `${counted(groups, 'autre groupe', 'autres groupes')}, ${number.format(open)} ${open === 1 ? 'ouvert' : 'ouverts'}`,
}

/** Board and list of a past minute. */
export const past = {
  asOf: (moment: string) => `État du ${moment}`,
  back: 'Revenir à maintenant',
  asItWas: 'Comme c’était',
  moment: 'Moment',
}
