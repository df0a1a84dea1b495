import type { Messages } from '../messages'
import { counted } from './count'

export const work: Messages['work'] = {
  takeNext: 'Prendre le suivant',
  pause: 'Pause',
  goOn: 'Reprendre',
  paused: 'Vous êtes en pause et ne prenez rien.',
  outcome: 'Résultat de « Prendre le suivant »',
  taken: (id) => `Vous avez l’événement ${id} :`,
  nothing: 'Rien ne vous attend, et aucun rendez-vous n’est prévu.',
  later: (id, when) =>
    `Rien ne vous attend pour l’instant. L’événement ${id} vient ensuite : ${when}.`,
  mine: 'Les miens',
  due: 'Échus',
  next: 'Ensuite',
  noneMine: 'Vous n’avez aucun événement ouvert. Prenez le suivant.',
  noneDue: 'Aucun rendez-vous de vos groupes n’est échu.',
  noGroups:
    'Vous n’êtes dans aucun groupe : seul vient ce qui vous est attribué. Un admin peut vous ajouter à un groupe sous « Groupes ».',
  all: (count) => `Afficher ${counted(count, 'événement', 'événements')}`,
  priority: (value) => `Priorité ${value}`,
  nobody: 'Cette connexion ne correspond à aucun utilisateur',
  nobodyText:
    '« Mon travail » appartient à un agent. Connectez-vous comme personne, ou avec un jeton d’accès qui correspond à un utilisateur.',
  pausedMember: 'en pause',
}
