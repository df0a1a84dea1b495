import type { Messages } from '../messages'

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
  density: 'Densité',
  keys: {
    Control: 'Ctrl',
    Shift: 'Maj',
    Enter: 'Entrée',
    Escape: 'Échap',
    PageDown: 'Page suiv.',
    PageUp: 'Page préc.',
    Home: 'Début',
    End: 'Fin',
  },
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
  work: 'Mon travail',
  events: 'Événements',
  appointments: 'Rendez-vous',
  wallboard: 'Tableau mural',
  groups: 'Groupes',
  campaigns: 'Campagnes',
  settings: 'Réglages',
  preferences: 'Préférences',
  tokens: 'Jetons d’accès',
  alerts: 'Alertes',
  audit: 'Journal d’audit',
  health: 'État du système',
  find: 'Trouver',
  shortcuts: 'Raccourcis clavier',
  people: 'Personnes',
  sessions: 'Connexions et clés d’accès',
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
