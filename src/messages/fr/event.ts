import type { Messages } from '../messages'
import { counted, number } from './count'

export const event: Messages['event'] = {
  untitled: (type) => `${type} sans objet`,
  lastChanged: (moment) => `Dernière modification : ${moment}`,
  details: 'Détails',
  previous: 'Précédent',
  next: 'Suivant',
  back: 'Retour à la liste',
  parties: 'Appelant et destinataire',
  handling: 'Traitement',
  content: 'Contenu',
  noBody: 'Cet événement n’a pas de texte.',
  more: 'Tous les autres champs',
  raw: 'Données brutes',
  copyLink: 'Copier le lien',
  copyNumber: 'Copier le numéro',
  opens: (host) => `Ouvre ${host}`,
  unsafeLink: 'Pas une adresse web, montrée comme texte.',
  anyAgent: 'N’importe qui du groupe',
  fields: {
    CrmURL: 'Lien CRM',
    UserData: 'Données utilisateur',
    ForeignSystemNumber: 'Numéro de ticket',
    dtReceived: 'Reçu',
    dtLastModified: 'Dernière modification',
    LastAgentTime: 'Temps chez les agents',
    bCloseByForeignSystem: 'Fermé par l’autre système',
    AcdConfigurationGroupsID: 'Groupe de configuration',
    AcdAgentGroupsID: 'Groupe d’agents',
  },
  seconds: (count) => counted(count, 'seconde', 'secondes'),
}

export const actions: Messages['actions'] = {
  title: 'Actions',
  more: 'Autres actions',
  names: {
    take: 'Prendre',
    seen: 'Marquer comme vu',
    hand: 'Transmettre',
    handToAgent: 'Transmettre',
    handToGroup: 'Transmettre',
    remind: 'Relancer',
    move: 'Déplacer',
    release: 'Libérer',
    priority: 'Changer la priorité',
    comment: 'Ajouter un commentaire',
    close: 'Terminer',
    reopen: 'Rouvrir',
  },
  done: {
    take: (id) => `L’événement ${id} est à vous.`,
    seen: (id) => `L’événement ${id} est marqué comme vu.`,
    handToAgent: (id) => `L’événement ${id} a été transmis à l’agent.`,
    handToGroup: (id) => `L’événement ${id} attend dans la file du groupe.`,
    remind: (id) => `Une relance de l’événement ${id} est fixée.`,
    move: (id) => `L’événement ${id} a été déplacé.`,
    release: (id) => `L’événement ${id} attend pour tout le groupe.`,
    priority: (id) => `La priorité de l’événement ${id} a été changée.`,
    comment: (id) => `Votre commentaire figure à l’événement ${id}.`,
    close: (id) => `L’événement ${id} est terminé.`,
    reopen: (id) => `L’événement ${id} attend de nouveau.`,
  },
  to: 'Transmettre à',
  toAgent: 'À un agent',
  toGroup: 'À un groupe',
  comment: 'Commentaire',
  commentAndClose: 'Commenter et terminer',
  priorityHint: 'De 0 à 200 ; plus elle est haute, plus c’est tôt.',
  another: (name) =>
    `${name} a cet événement. Les agents agissent sur leurs propres événements et sur ceux que personne n’a.`,
  conflict: {
    title: 'Modifié entre-temps',
    text: (action) =>
      `Quelqu’un a modifié cet événement pendant que vous l’aviez sous les yeux. « ${action} » n’a pas été fait ; rien n’a été enregistré.`,
    versions: 'Les deux versions',
    columns: { field: 'Champ', seen: 'Vous avez vu', current: 'Maintenant' },
    onlyComment: 'Seul un commentaire a été ajouté ; il figure dans l’historique.',
    impossible: 'Dans l’état actuel de l’événement, cette étape n’est plus possible.',
    leave: 'En rester là',
    anyway: 'Le faire quand même',
  },
}

export const bulk: Messages['bulk'] = {
  act: (count) => `Agir sur ${counted(count, 'événement', 'événements')}`,
  note: (count) =>
    `${counted(count, 'événement est sélectionné', 'événements sont sélectionnés')}. Là où cette étape n’est pas possible, l’événement reste comme il est.`,
  progress: 'Avancement',
  done: (done, total) =>
    `${number.format(done)} sur ${counted(total, 'événement traité', 'événements traités')}.`,
  left: 'Restés comme ils étaient',
  reason: 'Raison',
  more: (count) => `Et ${counted(count, 'autre événement', 'autres événements')}.`,
  unsent: (count) =>
    `Pour ${counted(count, 'événement', 'événements')}, nous ne savons pas encore si c’est fait, ou rien n’a été envoyé. Un nouvel essai le fait une fois au plus.`,
  stop: 'Arrêter',
  retry: 'Réessayer le reste',
}

export const history: Messages['history'] = {
  title: 'Commentaires et historique',
  list: 'Historique',
  none: 'Rien n’a encore été modifié ni commenté.',
  unknown: 'd’avant l’historique',
  becomes: 'devient',
  inSentence: (label) => label.charAt(0).toLowerCase() + label.slice(1),
  actions: {
    create: 'Créé',
    duplicate: 'Encore le même appelant',
    take: 'Pris',
    handToAgent: 'Transmis à un agent',
    handToGroup: 'Transmis à un groupe',
    seen: 'Marqué comme vu',
    remind: 'Relance fixée',
    move: 'Rendez-vous déplacé',
    release: 'Libéré pour le groupe',
    priority: 'Priorité changée',
    comment: 'Commentaire',
    close: 'Terminé',
    reopen: 'Rouvert',
  },
}

export const around: Messages['around'] = {
  reasons: 'Pourquoi est-il encore là ?',
  noReason: 'Les données ne donnent aucune raison.',
  reached: (moment, city) => `Atteint : ${moment} (${city}).`,
  appointmentPassed: (moment, city, late) =>
    `Son rendez-vous est passé sans réponse : ${moment} (${city}), ${late}.`,
  appointmentAhead: (moment, city) =>
    `Son rendez-vous n’est pas encore atteint : ${moment} (${city}).`,
  boundToAgent: (name) => `Il est lié à un agent : ${name}.`,
  inLine: (place, of, group) =>
    `Il est numéro ${number.format(place)} sur ${number.format(of)} dans la file de ${group}, par ancienneté.`,
  olderThanMost: (percent, of, group) =>
    `Il est plus ancien que ${percent} % des ${number.format(of)} événements ouverts de ${group}.`,
  caller: 'Autres événements de cet appelant',
  noOthers: 'Il n’y a aucun autre événement de ce numéro ou de cette adresse.',
  others: (count, more) =>
    more
      ? `Les ${number.format(count)} plus récents, quelle que soit l’écriture du numéro ou de l’adresse`
      : `${counted(count, 'événement', 'événements')}, quelle que soit l’écriture du numéro ou de l’adresse`,
}

export const body: Messages['body'] = {
  title: 'Texte',
  links: 'Liens de ce texte',
  linksNote: 'Dans le texte ils sont inactifs : voici où chacun mène vraiment.',
  leadsTo: (host) => `mène à ${host}`,
  elsewhere: (says, host) => `indique ${says}, mais mène à ${host}`,
  heldBack: {
    title: 'Retenu',
    nothing: 'Rien n’a été retenu.',
    images: (count, hosts) => `${counted(count, 'image', 'images')} d’ailleurs : ${hosts}`,
    shown: (hosts) => `Dans cette vue, des images sont chargées depuis ${hosts}.`,
    active: (count) => counted(count, 'élément actif', 'éléments actifs'),
    forms: (count) => counted(count, 'formulaire ou champ', 'formulaires et champs'),
    styles: (count) => counted(count, 'règle de style', 'règles de style'),
    addresses: (count) => counted(count, 'adresse sans cible sûre', 'adresses sans cible sûre'),
    missing: (count) =>
      counted(count, 'image qui manque dans les données', 'images qui manquent dans les données'),
    hidden: (count) =>
      counted(
        count,
        'partie que le message cache lui-même',
        'parties que le message cache lui-même',
      ),
    elsewhere: (says, host) => `Un lien indique ${says}, mais mène à ${host}`,
    more: (count) => counted(count, 'autre lien de ce genre', 'autres liens de ce genre'),
  },
  cut: 'Seuls les 100 000 premiers caractères sont affichés. Le texte entier se trouve sous « Données brutes ».',
  because: {
    malformed:
      'Les données ont une autre forme que prévu et sont donc montrées comme texte simple.',
    too_large:
      'Ce texte est trop grand pour être mis en forme sans risque : il est montré comme texte simple.',
    too_deep: 'Ce texte est imbriqué trop profondément : il est montré comme texte simple.',
    too_many: 'Ce texte a trop d’éléments : il est montré comme texte simple.',
    too_slow: 'La mise en forme a pris trop de temps : le texte est montré comme texte simple.',
  },
  showRemote: 'Afficher le contenu distant',
  hideRemote: 'Masquer le contenu distant',
  remoteNote: 'Qui exploite ces serveurs apprend que le texte a été ouvert, et d’où.',
}
