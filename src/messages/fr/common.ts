import type { Messages } from '../messages'
import { counted } from './count'

export const common: Messages['common'] = {
  skip: 'Aller au contenu',
  loading: 'Chargement',
  retry: 'Réessayer',
  cancel: 'Annuler',
  close: 'Fermer',
  menu: 'Menu',
  navigation: 'Navigation principale',
  fold: 'Replier la navigation',
  unfold: 'Déplier la navigation',
  language: 'Langue',
  theme: 'Apparence',
  light: 'Clair',
  dark: 'Sombre',
  system: 'Système',
  signOut: 'Se déconnecter',
  account: (ClientsID) => `Client ${ClientsID}`,
  roles: { display: 'Écran', agent: 'Agent', supervisor: 'Superviseur', admin: 'Admin' },
  nothing: '—',
  yes: 'Oui',
  no: 'Non',
  copied: 'Copié',
  copyFailed: 'La copie n’est pas permise ici',
  copy: 'Copier',
  optional: 'facultatif',
  ages: {
    second: (count) => `${count}\u00a0s`,
    day: (count) => `${count}\u00a0j`,
    hour: (count) => `${count}\u00a0h`,
    minute: (count) => `${count}\u00a0min`,
  },
  late: {
    minute: (count) => `${count} min de retard`,
    hour: (count) => `${count} h de retard`,
    day: (count) => `${count} j de retard`,
  },
}

/** Names that the program gave: it stores them in English. */
export const programNames: Messages['programNames'] = {
  commandLine: 'Ligne de commande',
  signInLink: (role) => `Lien de connexion (${role})`,
}

export const nav: Messages['nav'] = {
  events: 'Événements',
  appointments: 'Rendez-vous',
  wallboard: 'Tableau mural',
  groups: 'Groupes',
  campaigns: 'Campagnes',
  settings: 'Réglages',
}

export const notFound: Messages['notFound'] = {
  title: 'Introuvable',
  text: 'Il n’y a pas de page à cette adresse. Elle a été déplacée, ou le lien est incomplet.',
  back: 'Aller aux événements',
}

export const failed: Messages['failed'] = {
  title: 'Le chargement a échoué',
  unreachable: 'Le serveur ne répond pas. Vérifiez la connexion ; rien n’a été modifié.',
  offline:
    'Il n’y a pas de connexion au réseau. Rien n’a été modifié. Les pages et les listes se chargent d’elles-mêmes dès qu’elle est rétablie.',
  lostPart: {
    offline:
      'Cette page n’a pas pu être chargée : il n’y a pas de connexion au réseau. Elle se charge d’elle-même dès que la connexion est rétablie.',
    unreachable:
      'Cette page n’a pas pu être chargée : le serveur ne répond pas. Elle se charge d’elle-même dès qu’il est de retour.',
    missing:
      'Le serveur ne fournit pas un fichier de cette page. Réessayez ; si cela persiste, prévenez votre admin.',
  },
  broken:
    'Une erreur est survenue de notre côté. Rien n’a été modifié. Réessayez ; si cela persiste, prévenez votre admin.',
  notChanged: 'Rien n’a été modifié.',
  stopped: 'Vous n’attendez plus. Rien n’a été modifié.',
  notSent: 'Rien n’a été envoyé. Ce que vous avez écrit est toujours là.',
}

export const signIn: Messages['signIn'] = {
  title: 'Connexion',
  token: 'Jeton d’accès',
  tokenHint: 'Votre admin vous le remet. Il commence par cb_.',
  submit: 'Se connecter',
  wrong:
    'Ce jeton d’accès est inconnu ou a été révoqué. Vérifiez-le ou demandez-en un nouveau à votre admin.',
  codeUsed:
    'Ce lien de connexion a déjà servi ou a expiré. Connectez-vous avec un jeton d’accès ou demandez un nouveau lien.',
  tooMany: (minutes) =>
    `Trop d’échecs depuis votre adresse, et cet essai a échoué aussi. Un jeton ou un lien valide vous connecte tout de suite. Sinon, réessayez dans ${counted(minutes, 'minute', 'minutes')}.`,
  working: 'Connexion en cours',
}

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
