import type { Messages } from '../messages'

export const problems: Messages['problems'] = {
  bad_request: 'La demande contient des erreurs.',
  unauthorized: 'Votre session est terminée. Reconnectez-vous.',
  forbidden: 'Votre rôle ne permet pas cette action.',
  cross_site: 'La demande venait d’un autre site et a été refusée.',
  event_of_another:
    'Un autre agent a cet événement. Les superviseurs et les administrateurs peuvent y agir.',
  acd_event_not_found: 'Cet événement n’existe plus.',
  acd_group_not_found: 'Ce groupe n’existe plus. Choisissez-en un autre.',
  held_event_not_found: 'Aucun formulaire n’a été envoyé sous cette clé.',
  draft_changed: 'Ce brouillon a été modifié dans une autre fenêtre.',
  draft_sent: 'Ce brouillon a déjà été envoyé.',
  drafts_full:
    'Vos brouillons sont pleins (50 brouillons, 8 Mo). Envoyez-en ou jetez-en un ; cette fenêtre garde le texte entre-temps.',
  too_many_views: 'Vous avez déjà 200 vues. Supprimez-en une d’abord.',
  too_many_held:
    '200 de vos événements attendent ou n’ont pas pu être créés. Regardez d’abord ceux qui ont échoué.',
  too_many_tokens: 'Il y a déjà 1 000 jetons d’accès. Révoquez-en un d’abord.',
  too_many_comments:
    'Cet événement a 1 000 commentaires et n’en prend plus. Faites-le sans commentaire.',
  too_many_feeds:
    'Trop de pages sont ouvertes avec ce jeton d’accès. Fermez-en une ; cette page réessaie.',
  user_not_found: 'Cet agent n’existe plus. Choisissez-en un autre.',
  passkey_refused:
    'Cette clé d’accès n’est pas connue ici, ou a été supprimée. Connectez-vous autrement, ou demandez une invitation à votre admin.',
  passkey_late: 'La clé d’accès a été demandée il y a trop longtemps. Réessayez.',
  passkey_cloned:
    'Cette clé d’accès a été utilisée depuis une copie, elle a donc été refusée. Demandez une nouvelle invitation à votre admin.',
  passkey_elsewhere:
    'Cette clé d’accès a été utilisée à une autre adresse. Ouvrez Callboard à sa propre adresse.',
  passkey_needs_name:
    'Une clé d’accès appartient à un nom d’hôte, pas à une adresse IP. Ouvrez Callboard par son nom.',
  passkey_not_made:
    'La réponse de votre appareil n’est pas valide. Rien n’a été enregistré. Réessayez.',
  passkey_known: 'Cette clé d’accès existe déjà ici.',
  passkey_not_found: 'Cette clé d’accès n’existe plus.',
  identity_not_found: 'Ce compte n’est plus lié à cette personne.',
  oidc_refused: 'Le fournisseur ne vous a pas connecté. Réessayez, ou demandez à votre admin.',
  oidc_none: 'Aucun fournisseur n’est configuré ici. Connectez-vous autrement.',
  oidc_role: 'Le fournisseur ne vous donne aucun rôle ici. Demandez à votre admin.',
  oidc_deactivated: 'Vous êtes désactivé ici. Demandez à votre admin.',
  oidc_late:
    'Cette connexion a trop duré, a déjà servi ou a commencé dans un autre navigateur. Recommencez.',
  oidc_no_uid:
    'Le fournisseur ne donne aucun nom pour vous. Demandez une invitation à votre admin.',
  oidc_no_user: 'Vous n’êtes pas encore utilisateur ici. Demandez une invitation à votre admin.',
  oidc_uid_taken:
    'Quelqu’un ici a votre nom chez le fournisseur comme UID. Demandez une invitation à votre admin.',
  oidc_known: 'Ce compte du fournisseur appartient ici à une autre personne.',
  oidc_clock:
    'Les horloges du fournisseur et de Callboard diffèrent. Prévenez votre admin, ou connectez-vous autrement.',
  oidc_away: 'Le fournisseur ne répond pas. Réessayez, ou connectez-vous autrement.',
  last_way_in: 'C’est votre dernier moyen de connexion. Ajoutez d’abord une autre clé d’accès.',
  person_last_way_in:
    'C’est le dernier moyen de connexion de cette personne. Invitez-la d’abord à en créer un autre, ou désactivez-la.',
  too_many_passkeys: 'Vous avez déjà 20 clés d’accès. Supprimez-en une d’abord.',
  no_person:
    'Cette connexion ne correspond à aucune personne. Un admin peut vous ajouter sous « Personnes ».',
  invitation_not_found:
    'Cette invitation a été utilisée, a expiré ou est incomplète. Demandez-en une nouvelle à votre admin.',
  session_not_found: 'Cette connexion est déjà terminée.',
  person_not_found: 'Cette personne n’existe plus.',
  uid_taken:
    'Un utilisateur avec cet UID existe déjà. Choisissez un autre UID, ou cet utilisateur.',
  person_exists: 'Cet utilisateur est déjà une personne. Cherchez-le dans le tableau.',
  person_deactivated: 'Cette personne est désactivée. Activez-la d’abord.',
  own_person: 'Vous ne pouvez pas vous désactiver vous-même. Un autre admin le peut.',
  dialler_campaign_not_found: 'Cette campagne n’existe plus.',
  dialler_contact_not_found: 'Ce contact n’existe plus.',
  campaign_copy_not_found: 'Aucune copie de cette campagne n’est conservée.',
  campaign_copy_given_up: 'La copie de cette campagne a fait place à de plus récentes.',
  access_token_not_found: 'Ce jeton d’accès n’existe plus.',
  alert_not_found: 'Cette alerte n’existe plus.',
  alert_taken: 'Quelqu’un d’autre a pris cette alerte.',
  alert_ended: 'Cette alerte est terminée.',
  view_not_found: 'Cette vue n’existe plus.',
  view_not_yours:
    'Seul son propriétaire peut modifier cette vue, ou un admin si elle est partagée. Enregistrez-la sous un autre nom.',
  upstream_none: 'Ce compte n’est le miroir d’aucun autre système.',
  upstream_not_offered:
    'Le système auquel appartiennent ces enregistrements ne le permet pas. Faites-le là-bas.',
  method_not_allowed: 'Le serveur ne le permet pas ici.',
  campaign_name_taken: 'Une campagne de ce nom existe déjà. Choisissez un autre nom.',
  campaign_name_twice: 'Plusieurs campagnes portent ce nom. Supprimez-en une sur sa propre page.',
  campaign_same_name: 'La copie a besoin d’un nom à elle.',
  campaign_restored: 'Cette campagne a déjà été restaurée.',
  campaign_copy_changed: 'La copie de cette campagne est endommagée. Rien n’a été restauré.',
  campaign_changed: 'Cette campagne a été modifiée entre-temps. Rien n’a été supprimé.',
  group_settings_changed:
    'Ces réglages ont été modifiés entre-temps. Vérifiez-les, puis enregistrez.',
  view_name_taken: 'Vous avez déjà une vue de ce nom. Choisissez un autre nom.',
  view_changed: 'Cette vue a été modifiée entre-temps. Relisez-la, puis enregistrez.',
  no_primary_agent_group:
    'Ce groupe de configuration n’a pas de groupe d’agents. Choisissez-en un avec lui.',
  event_changed: 'Cet événement a été modifié entre-temps. Rien de votre part n’a été enregistré.',
  step_not_allowed: 'L’état actuel de l’événement ne permet pas cette étape. Rien n’a été modifié.',
  no_own_user:
    'Votre jeton d’accès ne représente aucun utilisateur et ne peut donc rien prendre. Remettez l’événement à un agent.',
  person_paused: 'Vous êtes en pause. Reprenez d’abord pour prendre l’événement suivant.',
  user_inactive: 'Cet agent n’est plus actif. Choisissez-en un autre.',
  no_agent_has_it: 'Aucun agent n’a cet événement.',
  duplicate_not_seen:
    'Ce groupe a déjà un événement ouvert de cet appelant, et vous ne voyez pas ses événements. Rien n’a été créé.',
  slot_full: 'Cette demi-heure du groupe est complète. Choisissez-en une autre.',
  slot_closed: 'Le groupe est fermé pendant cette demi-heure. Choisissez-en une autre.',
  snapshot_not_kept: 'Cet état de la liste n’est plus conservé. Rechargez la liste.',
  key_reused: 'Ce formulaire a déjà été envoyé avec un autre contenu. Envoyez-le encore une fois.',
  too_large: 'C’est plus que ce que le serveur accepte.',
  unsupported_media_type: 'Le serveur n’accepte pas ce type de contenu.',
  too_many_sign_ins: 'Trop d’échecs depuis votre adresse. Réessayez plus tard.',
  too_many_calls: 'Trop d’appels avec ce jeton d’accès. Réessayez dans une minute.',
  internal: 'Une erreur est survenue sur le serveur. Rien n’a été enregistré. Réessayez.',
  not_ready: 'La base de données ne répond pas. Réessayez dans un instant.',
  database_full:
    'La base de données n’a plus de place. Rien n’a été enregistré. Prévenez les responsables du serveur.',
  outcome_unclear:
    'La base de données s’est arrêtée avant de dire si c’est enregistré. Réessayez dans un instant : rien ne sera enregistré deux fois.',
  upstream_refused:
    'L’autre système refuse notre jeton ou renvoie ailleurs. Rien n’a été fait. Prévenez les personnes qui gèrent Callboard.',
  upstream_no_call: 'L’autre système n’offre pas cela. Rien n’a été fait.',
  upstream_not_done: 'L’autre système ne l’a pas fait. Vous pouvez l’envoyer à nouveau.',
  upstream_unreached: 'L’autre système est injoignable. Rien n’a été envoyé. Réessayez.',
  upstream_unread:
    'L’autre système ne l’a pas encore communiqué, et rien n’en est conservé ici. Réessayez.',
  upstream_unclear:
    'L’autre système n’a pas dit s’il l’a fait. Redemandez dans un instant : rien n’est envoyé deux fois.',
  upstream_several:
    'L’autre système a des enregistrements qui peuvent en venir. Regardez-les avant de l’envoyer à nouveau.',
}
