import { counted } from './count'

export const people = {
  text: 'Toutes celles et ceux qui se connectent ici en leur nom. Ce sont aussi des utilisateurs du système.',
  none: 'Il n’y a encore personne',
  noneText: 'Ajoutez-vous d’abord, puis les autres, et donnez une invitation à chacun.',
  columns: {
    name: 'Nom',
    role: 'Rôle',
    groups: 'Groupes',
    lastSignIn: 'Dernière connexion',
    state: 'État',
    actions: 'Actions',
  },
  states: { invited: 'Pas encore d’accès', active: 'Actif', deactivated: 'Désactivé' },
  lostWayIn: 'Son accès n’existe plus. Invitez la personne de nouveau.',
  never: 'Jamais',
  add: 'Ajouter une personne',
  uid: 'UID',
  uidHint: 'Un nom qu’aucun autre utilisateur n’a. Ou choisissez un utilisateur qui existe déjà.',
  user: 'Ou un utilisateur',
  noUser: 'Un nouveau',
  firstName: 'Prénom',
  lastName: 'Nom de famille',
  role: 'Rôle',
  groups: 'Groupes',
  addGroup: 'Ajouter un groupe',
  inGroups: 'Groupes de la personne',
  memberRole: (group: string) => `Rôle dans ${group}`,
  leave: (group: string) => `Quitter ${group}`,
  supervises: (group: string) => `${group} (superviseur)`,
  skills: 'Compétences',
  skillsHint: 'ID de compétences, séparés par des virgules',
  onlyOwnGroups: 'Ses groupes seulement',
  onlyOwnGroupsHint: 'Ne voit que les événements de ces groupes. Les admins voient tout.',
  added: (name: string) => `${name} est ajouté. Invitez cette personne maintenant.`,
  edit: 'Modifier',
  editTitle: (name: string) => `Modifier ${name}`,
  save: 'Enregistrer',
  invite: 'Inviter',
  inviteTitle: (name: string) => `Invitation pour ${name}`,
  inviteText:
    'Le lien ouvre l’accès une fois dans les 7 jours et crée la clé d’accès. Il n’est montré qu’une fois ; un lien précédent prend fin.',
  expires: (moment: string) => `Valable jusqu’au ${moment}`,
  done: 'Terminé',
  deactivate: 'Désactiver',
  deactivateTitle: (name: string) => `Désactiver ${name}`,
  deactivateText:
    'Ses connexions et flux prennent fin en quelques secondes, ses jetons et clés d’accès sont suspendus. Vous pouvez la réactiver.',
  openEvents: (count: number) =>
    `Il reste ${counted(count, 'événement ouvert', 'événements ouverts')}. Rendez-les, pour que leurs groupes s’en occupent :`,
  noOpenEvents: 'Aucun événement ouvert.',
  release: 'Tout rendre',
  released: (count: number) =>
    `${counted(count, 'événement est rendu', 'événements sont rendus')} aux groupes.`,
  activate: 'Activer',
}

export const passkeys = {
  signIn: 'Se connecter avec une clé d’accès',
  useToken: 'Utiliser un jeton d’accès',
  title: 'Clés d’accès',
  text: 'Une clé d’accès vous connecte avec le code, le doigt ou le visage de votre appareil. Ayez-en une seconde, au cas où vous la perdez.',
  none: 'Vous n’avez pas encore de clé d’accès.',
  nobody:
    'Cette connexion ne correspond à aucune personne et n’a donc pas de clés d’accès. Un admin peut vous ajouter sous « Personnes » et vous inviter.',
  columns: {
    name: 'Créée dans',
    created: 'Depuis',
    lastUsed: 'Dernière utilisation',
    actions: 'Actions',
  },
  add: 'Ajouter une clé d’accès',
  remove: 'Supprimer',
  removeTitle: 'Supprimer la clé d’accès',
  removeText: (name: string) =>
    `La clé d’accès « ${name} » ne connecte plus. Supprimez-la aussi sur votre appareil.`,
  create: 'Créer une clé d’accès',
  invitation: 'Invitation',
  invited: (name: string, uid: string) =>
    `Vous êtes invité à Callboard en tant que ${name} (${uid}). Créez une clé d’accès et vous êtes connecté : votre appareil demande son code, votre doigt ou votre visage.`,
  expires: (moment: string) => `L’invitation sert une fois, jusqu’au ${moment}.`,
  incomplete:
    'Cette adresse ne contient pas d’invitation. Ouvrez le lien entier que vous avez reçu.',
  openInstead: 'Les clés d’accès ne marchent pas à cette adresse. Ouvrez plutôt celle-ci :',
  openByName:
    'Les clés d’accès ne marchent pas à une adresse IP. Ouvrez Callboard par son nom d’hôte ; votre admin le connaît.',
  noBrowser:
    'Ce navigateur ne peut pas utiliser de clés d’accès ici. Ouvrez Callboard dans un autre navigateur, ou en https.',
  reasons: {
    cancelled:
      'Aucune clé d’accès n’est venue : c’était annulé, trop long, ou cet appareil n’en a pas pour Callboard. Réessayez, ou connectez-vous autrement.',
    known:
      'Cet appareil a déjà une clé d’accès à vous. Connectez-vous avec elle, ou prenez un autre appareil.',
    unable:
      'Cet appareil ne peut pas créer de clé d’accès qui demande un code, un doigt ou un visage. Prenez un autre appareil ou une clé de sécurité.',
    address:
      'Les clés d’accès ne marchent pas à cette adresse. Ouvrez Callboard à sa propre adresse.',
    failed: 'Votre appareil n’a pas pu le faire. Réessayez, ou prenez un autre appareil.',
  },
}

export const accounts = {
  title: 'Comptes du fournisseur',
  text: 'Les comptes du fournisseur de connexion de votre organisation qui vous connectent ici.',
  none: 'Aucun compte n’est lié à vous. Une invitation de votre admin en lie un.',
  noneOfPerson: 'Aucun compte n’est lié à cette personne. Une invitation en lie un.',
  open: 'Comptes',
  ofPerson: (name: string) => `Comptes de ${name}`,
  columns: {
    account: 'Compte',
    provider: 'Fournisseur',
    created: 'Depuis',
    lastUsed: 'Dernière connexion',
    actions: 'Actions',
  },
  noWayIn: 'Pas d’accès',
  noWayInText: 'Ce fournisseur n’est pas configuré ici actuellement.',
  remove: 'Supprimer',
  removeTitle: 'Supprimer le compte',
  removeText: (account: string) =>
    `Le compte « ${account} » ne vous connecte plus. Il reste chez le fournisseur. Les connexions ouvertes restent jusqu’à ce que vous les terminiez.`,
  removeOfPersonText: (account: string) =>
    `Le compte « ${account} » ne connecte plus cette personne ; une invitation peut le lier à une autre. Il reste chez le fournisseur. Les connexions ouvertes restent ; pour les terminer, désactivez la personne.`,
  removed: 'Le compte est supprimé.',
}

export const signIns = {
  title: 'Connexions',
  text: 'Où vous êtes connecté. Terminez ce que vous ne reconnaissez pas, et dites-le à votre admin.',
  columns: {
    place: 'Où',
    address: 'Adresse',
    since: 'Depuis',
    lastSeen: 'Vue le',
    actions: 'Actions',
  },
  place: (browser: string, system: string) => `${browser} sous ${system}`,
  unknownPlace: 'Navigateur inconnu',
  current: 'Ce navigateur',
  end: 'Terminer',
  endOthers: 'Terminer toutes les autres',
  ended: 'Toutes les autres connexions sont terminées.',
}
