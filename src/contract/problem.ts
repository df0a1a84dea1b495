import * as z from 'zod/mini'
import { AcdEvent } from './event/events'
import { Slot } from './slot'

/**
 * Every refusal of the REST API: HTTP status and the reason in plain words. The sentences of
 * the 404s are the documented ones; clients compare them, so they never change.
 */
export const problems = {
  bad_request: [400, 'The request has faults'],
  unauthorized: [
    401,
    'The access token is missing, wrong or revoked, or belongs to another client',
  ],
  passkey_refused: [
    401,
    'This passkey is not known here, or was removed; sign in another way, or ask your admin for an invitation',
  ],
  passkey_cloned: [
    401,
    'This passkey was used from a copy, so it was refused; ask your admin for a new invitation',
  ],
  oidc_refused: [401, 'The provider did not sign you in; try again, or ask your admin'],
  oidc_none: [404, 'No sign-in provider is set up here; sign in another way'],
  oidc_role: [403, 'The provider gives you no role here; ask your admin'],
  oidc_deactivated: [403, 'You are deactivated here; ask your admin'],
  forbidden: [403, 'The role of this access token lacks the right'],
  view_not_yours: [403, 'Only its owner may change this view, or an admin when it is shared'],
  cross_site: [403, 'A change by cookie must come from a page of this server'],
  event_of_another: [403, 'Another agent has this event'],
  acd_event_not_found: [404, 'ACD event not found'],
  acd_group_not_found: [404, 'ACD group not found'],
  held_event_not_found: [404, 'No create with this key is known'],
  user_not_found: [404, 'User not found'],
  person_not_found: [404, 'Person not found'],
  dialler_campaign_not_found: [404, 'Dialler campaign not found'],
  dialler_contact_not_found: [404, 'Dialler contact not found'],
  campaign_copy_not_found: [404, 'No copy of this dialler campaign is kept'],
  campaign_copy_given_up: [404, 'The copy of this dialler campaign made room for newer ones'],
  session_not_found: [404, 'Session not found'],
  passkey_not_found: [404, 'Passkey not found'],
  identity_not_found: [404, 'Account of the provider not found'],
  invitation_not_found: [
    404,
    'This invitation was used, has expired or is not whole; ask your admin for a new one',
  ],
  access_token_not_found: [404, 'Access token not found'],
  view_not_found: [404, 'View not found'],
  alert_not_found: [404, 'Alert not found'],
  upstream_none: [404, 'This client account is no mirror of another system'],
  upstream_not_offered: [409, 'The system that these records belong to does not offer this'],
  method_not_allowed: [405, 'This method is not allowed here'],
  campaign_name_taken: [409, 'A dialler campaign with this name already exists'],
  campaign_name_twice: [409, 'Several dialler campaigns have this name; delete one by its ID'],
  campaign_same_name: [409, 'Source and destination must differ'],
  campaign_restored: [409, 'This dialler campaign was restored already'],
  campaign_copy_changed: [
    409,
    'The copy of this dialler campaign is damaged; nothing was restored',
  ],
  campaign_changed: [409, 'The dialler campaign was changed meanwhile'],
  view_name_taken: [409, 'You have a view with this name already'],
  view_changed: [409, 'The view was changed since you read it'],
  alert_taken: [409, 'Somebody else has taken this alert'],
  alert_ended: [409, 'This alert has ended'],
  group_settings_changed: [409, 'The settings of the group were changed since you read them'],
  no_primary_agent_group: [409, 'The configuration group has no primary agent group'],
  event_changed: [409, 'The ACD event was changed meanwhile'],
  step_not_allowed: [409, 'This step is not allowed from the status of the ACD event'],
  passkey_needs_name: [
    409,
    'A passkey belongs to a host name, not to an IP address; open Callboard by its name',
  ],
  passkey_late: [409, 'The passkey was asked for too long ago, or twice; try again'],
  passkey_elsewhere: [409, 'This passkey was used at another address than this server’s'],
  passkey_not_made: [409, 'The answer of the authenticator is not valid; nothing was stored'],
  passkey_known: [409, 'This passkey is here already'],
  oidc_late: [
    409,
    'This sign-in began too long ago, in another browser, or was used already; begin again',
  ],
  oidc_no_uid: [409, 'The provider tells no name of yours; ask your admin for an invitation'],
  oidc_no_user: [409, 'You are no user here yet; ask your admin for an invitation'],
  oidc_uid_taken: [
    409,
    'Your name at the provider is the UID of another user here; ask your admin for an invitation',
  ],
  oidc_known: [409, 'This account of the provider belongs to another person here'],
  last_way_in: [409, 'This is the last way in; add another passkey first'],
  person_last_way_in: [
    409,
    'This is the last way in of this person; invite them first, so that they have another, or deactivate them',
  ],
  too_many_passkeys: [409, 'You have 20 passkeys already; remove one first'],
  no_person: [409, 'This sign-in stands for no person; an admin can add you under People'],
  uid_taken: [409, 'A user with this UID already exists'],
  person_exists: [409, 'This user is a person already'],
  person_deactivated: [409, 'This person is deactivated; activate them first'],
  own_person: [409, 'You cannot deactivate yourself; another admin can'],
  no_own_user: [409, 'This access token stands for no user'],
  person_paused: [409, 'You have paused; go on first to take the next event'],
  user_inactive: [409, 'This user is not active'],
  no_agent_has_it: [409, 'No agent has this ACD event'],
  slot_full: [409, 'This half hour of the group is full'],
  slot_closed: [409, 'The group is closed in this half hour'],
  duplicate_not_seen: [
    409,
    'This group has an open ACD event of this sender, and you do not see its events',
  ],
  snapshot_not_kept: [409, 'This moment of the list is no longer kept; ask for the list anew'],
  key_reused: [409, 'This Idempotency-Key was used with another request'],
  draft_changed: [409, 'This draft was changed from elsewhere'],
  draft_sent: [409, 'This draft has been sent'],
  too_many_views: [409, 'You have 200 views already; delete one first'],
  too_many_held: [409, '200 of your creates wait or have failed; look at those that failed first'],
  too_many_tokens: [409, 'This client account has 1000 access tokens already; revoke one first'],
  too_many_comments: [409, 'This ACD event has 1000 comments and takes no more; act without one'],
  drafts_full: [413, 'Your drafts are full (50 drafts, 8 MiB); send or discard one first'],
  too_large: [413, 'The request body is too large'],
  unsupported_media_type: [415, 'Content-Type must be application/json'],
  too_many_sign_ins: [429, 'Too many failed sign-ins from this address'],
  too_many_calls: [429, 'Too many calls with this access token'],
  too_many_feeds: [429, 'This access token has 1000 change feeds open; close one first'],
  internal: [500, 'An internal error occurred; nothing was stored'],
  oidc_clock: [
    503,
    'The clocks of the provider and of this server differ; tell your admin, or sign in another way',
  ],
  oidc_away: [503, 'The provider does not answer; try again, or sign in another way'],
  not_ready: [503, 'The database does not answer'],
  database_full: [503, 'The database has no room left; nothing was stored'],
  outcome_unclear: [
    503,
    'The database went away while this was being stored; the same Idempotency-Key tells whether it was',
  ],
  upstream_refused: [502, 'HOST refuses our token or sends us elsewhere; nothing was done'],
  upstream_no_call: [502, 'HOST does not offer this; nothing was done'],
  upstream_not_done: [502, 'HOST did not do this'],
  upstream_unreached: [503, 'HOST cannot be reached; nothing was sent'],
  upstream_unread: [503, 'HOST has not told this so far, and nothing of it is kept; ask again'],
  upstream_unclear: [
    504,
    'The outcome is unclear: we do not know yet whether HOST did this; the same Idempotency-Key asks what became of it',
  ],
  upstream_several: [
    409,
    'HOST has several records that this may have become, or one that may be older; look at them and decide',
  ],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof problems

/** Stands in a sentence for the name of the system that the account is a mirror of. */
const hostMark = 'HOST'

/** The sentence of a refusal, with the name of the system that it tells of. */
export const problemText = (code: ProblemCode, host: string): string =>
  problems[code][1].replaceAll(hostMark, host)

/** Whether a sentence is this one, whatever system it names. */
function isSaid(sentence: string, text: string): boolean {
  const [head = '', ...rest] = sentence.split(hostMark)
  const tail = rest.at(-1)
  if (tail === undefined) return text === sentence
  return text.startsWith(head) && text.endsWith(tail)
}

/** The code behind a refusal's sentence; undefined for a sentence that is not ours. */
export function problemCode(status: number, text: string): ProblemCode | undefined {
  for (const [code, [known, sentence]] of Object.entries(problems)) {
    if (known === status && isSaid(sentence, text)) return code as ProblemCode
  }
  return undefined
}

/** What `If-Match` said, and the record with its version as they are now. */
const Conflict = z.object({ yours: z.string(), current: z.string(), record: AcdEvent })

/** The body of every error; `issues` names each fault of a 400. */
export const Problem = z.object({
  status: z.int(),
  error: z.string(),
  issues: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  conflict: z.optional(Conflict),
  /** The next slots that have room, where a full or closed one was refused. */
  free: z.optional(z.array(Slot)),
  /** What an unclear outcome may have become, side by side. */
  records: z.optional(z.array(z.looseObject({ ID: z.int() }))),
})
export type Problem = z.infer<typeof Problem>
