/** What a reader is told in each language, by the locale of their browser. */
export const words = {
  'en-US': {
    create: 'Create passkey',
    events: 'Events',
    signOut: 'Sign out',
    title: 'Sign in',
    byPasskey: 'Sign in with a passkey',
    useToken: 'Use an access token',
    token: 'Access token',
    noInvitation:
      'This invitation was used, has expired or is not whole. Ask your admin for a new one.',
    incomplete: 'This address holds no invitation. Open the whole link that you were given.',
    noneCame: 'No passkey came',
    copied:
      'This passkey was used from a copy, so it was refused. Ask your admin for a new invitation.',
    elsewhere: 'This passkey was used at another address. Open Callboard at its own address.',
    unknown:
      'This passkey is not known here, or was removed. Sign in another way, or ask your admin for an invitation.',
    noBrowser: 'This browser cannot use passkeys here.',
    lostWayIn: 'Their way in is gone. Invite them again.',
    add: 'Add person',
    groups: 'Groups',
    inGroups: 'Groups of the person',
    uidTaken: 'A user with this UID exists already. Choose another UID, or choose that user.',
    groupGone: 'This group does not exist any more. Choose another.',
  },
  'de-DE': {
    create: 'Passkey anlegen',
    events: 'Ereignisse',
    signOut: 'Abmelden',
    title: 'Anmelden',
    byPasskey: 'Mit einem Passkey anmelden',
    useToken: 'Ein Zugangstoken verwenden',
    token: 'Zugangstoken',
    noInvitation:
      'Diese Einladung wurde benutzt, ist abgelaufen oder unvollständig. Bitten Sie Ihren Admin um eine neue.',
    incomplete:
      'Diese Adresse enthält keine Einladung. Öffnen Sie den ganzen Link, den Sie bekommen haben.',
    noneCame: 'Es kam kein Passkey',
    copied:
      'Dieser Passkey wurde von einer Kopie benutzt und deshalb abgelehnt. Bitten Sie Ihren Admin um eine neue Einladung.',
    elsewhere:
      'Dieser Passkey wurde unter einer anderen Adresse benutzt. Öffnen Sie Callboard unter seiner eigenen Adresse.',
    unknown:
      'Dieser Passkey ist hier nicht bekannt oder wurde entfernt. Melden Sie sich anders an oder bitten Sie Ihren Admin um eine Einladung.',
    noBrowser: 'Dieser Browser kann hier keine Passkeys benutzen.',
    lostWayIn: 'Der Zugang ist nicht mehr da. Laden Sie die Person neu ein.',
    add: 'Person hinzufügen',
    groups: 'Gruppen',
    inGroups: 'Gruppen der Person',
    uidTaken:
      'Einen Benutzer mit dieser UID gibt es schon. Wählen Sie eine andere UID oder diesen Benutzer.',
    groupGone: 'Diese Gruppe gibt es nicht mehr. Wählen Sie eine andere.',
  },
  'fr-FR': {
    create: 'Créer une clé d’accès',
    events: 'Événements',
    signOut: 'Se déconnecter',
    title: 'Connexion',
    byPasskey: 'Se connecter avec une clé d’accès',
    useToken: 'Utiliser un jeton d’accès',
    token: 'Jeton d’accès',
    noInvitation:
      'Cette invitation a été utilisée, a expiré ou est incomplète. Demandez-en une nouvelle à votre admin.',
    incomplete:
      'Cette adresse ne contient pas d’invitation. Ouvrez le lien entier que vous avez reçu.',
    noneCame: 'Aucune clé d’accès n’est venue',
    copied:
      'Cette clé d’accès a été utilisée depuis une copie, elle a donc été refusée. Demandez une nouvelle invitation à votre admin.',
    elsewhere:
      'Cette clé d’accès a été utilisée à une autre adresse. Ouvrez Callboard à sa propre adresse.',
    unknown:
      'Cette clé d’accès n’est pas connue ici, ou a été supprimée. Connectez-vous autrement, ou demandez une invitation à votre admin.',
    noBrowser: 'Ce navigateur ne peut pas utiliser de clés d’accès ici.',
    lostWayIn: 'Son accès n’existe plus. Invitez la personne de nouveau.',
    add: 'Ajouter une personne',
    groups: 'Groupes',
    inGroups: 'Groupes de la personne',
    uidTaken:
      'Un utilisateur avec cet UID existe déjà. Choisissez un autre UID, ou cet utilisateur.',
    groupGone: 'Ce groupe n’existe plus. Choisissez-en un autre.',
  },
} as const

export const english = words['en-US']
export type Words = (typeof words)[keyof typeof words]
