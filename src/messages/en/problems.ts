export const problems = {
  bad_request: 'The request has faults.',
  unauthorized: 'Your session has ended. Sign in again.',
  forbidden: 'Your role lacks the right to do this.',
  cross_site: 'The request came from another site and was refused.',
  event_of_another: 'Another agent has this event. Supervisors and admins may act on it.',
  acd_event_not_found: 'This event does not exist any more.',
  acd_group_not_found: 'This group does not exist any more. Choose another.',
  held_event_not_found: 'No form was sent under this key.',
  draft_changed: 'This draft was changed in another window.',
  draft_sent: 'This draft has been sent already.',
  drafts_full:
    'Your drafts are full (50 drafts, 8 MB). Send or discard one; this window keeps the text meanwhile.',
  too_many_views: 'You have 200 views already. Delete one first.',
  too_many_held:
    '200 of your events wait or could not be created. Look at those that failed first.',
  too_many_tokens: 'There are 1,000 access tokens already. Revoke one first.',
  too_many_comments: 'This event has 1,000 comments and takes no more. Do it without a comment.',
  too_many_feeds:
    'Too many pages are open with this access token. Close one; this page tries again.',
  user_not_found: 'This agent does not exist any more. Choose another.',
  passkey_refused:
    'This passkey is not known here, or was removed. Sign in another way, or ask your admin for an invitation.',
  passkey_late: 'The passkey was asked for too long ago. Try again.',
  passkey_cloned:
    'This passkey was used from a copy, so it was refused. Ask your admin for a new invitation.',
  passkey_elsewhere: 'This passkey was used at another address. Open Callboard at its own address.',
  passkey_needs_name:
    'A passkey belongs to a host name, not to an IP address. Open Callboard by its name.',
  passkey_not_made: 'Your device gave an answer that is not valid. Nothing was stored. Try again.',
  passkey_known: 'This passkey is here already.',
  passkey_not_found: 'This passkey does not exist any more.',
  identity_not_found: 'This account is not bound to this person any more.',
  oidc_refused: 'The provider did not sign you in. Try again, or ask your admin.',
  oidc_none: 'No sign-in provider is set up here. Sign in another way.',
  oidc_role: 'The provider gives you no role here. Ask your admin.',
  oidc_deactivated: 'You are deactivated here. Ask your admin.',
  oidc_late:
    'This sign-in took too long, was used already or began in another browser. Begin again.',
  oidc_no_uid: 'The provider tells no name of yours. Ask your admin for an invitation.',
  oidc_no_user: 'You are not a user here yet. Ask your admin for an invitation.',
  oidc_uid_taken:
    'Somebody here has your name at the provider as UID. Ask your admin for an invitation.',
  oidc_known: 'This account of the provider belongs to another person here.',
  oidc_clock:
    'The clocks of the provider and of Callboard differ. Tell your admin, or sign in another way.',
  oidc_away: 'The provider does not answer. Try again, or sign in another way.',
  last_way_in: 'This is your last way in. Add another passkey first.',
  person_last_way_in:
    'This is the last way in of this person. Invite them first, so that they have another, or deactivate them.',
  too_many_passkeys: 'You have 20 passkeys already. Remove one first.',
  no_person: 'This sign-in stands for no person. An admin can add you under People.',
  invitation_not_found:
    'This invitation was used, has expired or is not whole. Ask your admin for a new one.',
  session_not_found: 'This sign-in has ended already.',
  person_not_found: 'This person does not exist any more.',
  uid_taken: 'A user with this UID exists already. Choose another UID, or choose that user.',
  person_exists: 'This user is a person already. Look for them in the table.',
  person_deactivated: 'This person is deactivated. Activate them first.',
  own_person: 'You cannot deactivate yourself. Another admin can.',
  dialler_campaign_not_found: 'This campaign does not exist any more.',
  dialler_contact_not_found: 'This contact does not exist any more.',
  campaign_copy_not_found: 'No copy of this campaign is kept.',
  campaign_copy_given_up: 'The copy of this campaign made room for newer ones.',
  access_token_not_found: 'This access token does not exist any more.',
  alert_not_found: 'This alert does not exist any more.',
  alert_taken: 'Somebody else has taken this alert.',
  alert_ended: 'This alert has ended.',
  view_not_found: 'This view does not exist any more.',
  view_not_yours:
    'Only its owner may change this view, or an admin when it is shared. Save it under another name.',
  upstream_none: 'This account is no mirror of another system.',
  upstream_not_offered: 'The system that these records belong to does not offer this. Do it there.',
  method_not_allowed: 'The server does not allow this here.',
  campaign_name_taken: 'A campaign with this name exists already. Choose another name.',
  campaign_name_twice: 'Several campaigns have this name. Delete one on its own page.',
  campaign_same_name: 'The copy needs a name of its own.',
  campaign_restored: 'This campaign was restored already.',
  campaign_copy_changed: 'The copy of this campaign is damaged. Nothing was restored.',
  campaign_changed: 'This campaign was changed meanwhile. Nothing was deleted.',
  group_settings_changed:
    'These settings were changed in the meantime. Look at them again, then save.',
  view_name_taken: 'You have a view with this name already. Choose another name.',
  view_changed: 'This view was changed in the meantime. Look at it again, then save.',
  no_primary_agent_group:
    'This configuration group has no agent group of its own. Choose one with it.',
  event_changed: 'This event was changed meanwhile. Nothing of yours was stored.',
  step_not_allowed: 'The event’s present status does not allow this step. Nothing was changed.',
  no_own_user:
    'Your access token stands for no user, so it cannot take events. Hand the event to an agent.',
  person_paused: 'You have paused. Go on first to take the next event.',
  user_inactive: 'This agent is no longer active. Choose another.',
  no_agent_has_it: 'No agent has this event.',
  duplicate_not_seen:
    'This group has an open event of this caller already, and you do not see its events. Nothing was created.',
  slot_full: 'This half hour of the group is full. Choose another.',
  slot_closed: 'The group is closed in this half hour. Choose another.',
  snapshot_not_kept: 'This state of the list is no longer kept. Ask for the list anew.',
  key_reused: 'This form was sent before with other content. Send it once more.',
  too_large: 'This is more than the server takes.',
  unsupported_media_type: 'The server does not take this kind of content.',
  too_many_sign_ins: 'Too many failed sign-ins from your address. Try again later.',
  too_many_calls: 'Too many calls with this access token. Try again in a minute.',
  internal: 'Something broke on the server. Nothing was stored. Try again.',
  not_ready: 'The database does not answer. Try again in a moment.',
  database_full:
    'The database has no room left. Nothing was stored. Tell the people who run the server.',
  outcome_unclear:
    'The database went away before it said whether this was stored. Try again in a moment: nothing is stored twice.',
  upstream_refused:
    'The other system refuses our token or sends us elsewhere. Nothing was done. Tell the people who run Callboard.',
  upstream_no_call: 'The other system does not offer this. Nothing was done.',
  upstream_not_done: 'The other system did not do this. You may send it again.',
  upstream_unreached: 'The other system cannot be reached. Nothing was sent. Try again.',
  upstream_unread:
    'The other system has not told this so far, and nothing of it is kept here. Try again.',
  upstream_unclear:
    'The other system did not say whether it did this. Ask again in a moment: it is not sent twice.',
  upstream_several:
    'The other system has records that this may have become. Look at them before you send it again.',
}
