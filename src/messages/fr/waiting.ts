import type { Messages } from '../messages'

export const waiting: Messages['waiting'] = {
  offline:
    'Pas de connexion au réseau. Ce que vous avez envoyé attend dans cette page et partira dès que la connexion sera rétablie.',
  callBack: 'Ne pas envoyer',
  text: (what) => `Toujours en attente : ${what}.`,
  stop: 'Ne plus attendre',
  sent: 'la réponse à ce que vous avez envoyé',
  nouns: {
    events: 'événements',
    campaigns: 'campagnes',
    contacts: 'contacts',
    groups: 'groupes',
    users: 'agents',
    tokens: 'jetons d’accès',
    audit: 'le journal',
    views: 'vues enregistrées',
    other: 'une réponse du serveur',
  },
}
