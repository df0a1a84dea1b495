import * as accessTokens from './accessTokens'
import * as alerts from './alerts'
import * as campaignStories from './campaign/campaignStories'
import * as campaigns from './campaign/campaigns'
import * as contactImport from './contactImport'
import * as contacts from './contacts'
import * as digest from './digest'
import * as documents from './documents'
import type { Endpoint } from './endpoint'
import * as aroundEvent from './event/aroundEvent'
import * as changes from './event/changes'
import * as eventActions from './event/eventActions'
import * as eventBody from './event/eventBody'
import * as eventDrafts from './event/eventDrafts'
import * as eventList from './event/eventList'
import * as events from './event/events'
import * as heldEvents from './event/heldEvents'
import * as newEvent from './event/newEvent'
import * as groupSettings from './groupSettings'
import * as groups from './groups'
import * as audit from './operation/audit'
import * as health from './operation/health'
import * as identities from './people/identities'
import * as oidc from './people/oidc'
import * as passkeys from './people/passkeys'
import * as people from './people/people'
import * as sessions from './people/sessions'
import * as session from './session'
import * as slots from './slots'
import * as looks from './upstream/looks'
import * as upstream from './upstream/mirror'
import * as users from './users'
import * as views from './views'
import * as wallboard from './wallboard'
import * as work from './work'

/** Every row of the contract and of our additions, for the OpenAPI document and the route walk. */
export const endpoints: readonly Endpoint[] = [
  events.listEvents,
  events.getEvent,
  newEvent.createEvent,
  events.listEventTypes,
  events.listEventStatus,
  groups.listGroups,
  groups.getGroup,
  groups.findGroups,
  users.listUsers,
  users.getUser,
  users.findUsers,
  campaigns.listCampaigns,
  campaigns.getCampaign,
  campaigns.getCampaignByLongPath,
  campaigns.findCampaigns,
  campaigns.listResultCodes,
  campaigns.cloneCampaign,
  campaigns.deleteCampaign,
  campaigns.deleteCampaignByName,
  contacts.listContacts,
  contacts.getContact,
  contacts.findContacts,
  contacts.importContact,
  contacts.deleteContact,
  contacts.deleteContactsByUserData,
  session.signIn,
  session.getSession,
  session.signOut,
  sessions.listSessions,
  sessions.endSession,
  sessions.endOtherSessions,
  passkeys.getWaysIn,
  passkeys.beginPasskeySignIn,
  passkeys.signInByPasskey,
  oidc.beginOidcSignIn,
  oidc.signInByOidc,
  passkeys.openInvitation,
  passkeys.acceptInvitation,
  passkeys.listPasskeys,
  passkeys.beginPasskey,
  passkeys.addPasskey,
  passkeys.removePasskey,
  identities.listIdentities,
  identities.removeIdentity,
  accessTokens.listAccessTokens,
  accessTokens.createAccessToken,
  accessTokens.revokeAccessToken,
  people.listPeople,
  people.getPerson,
  people.createPerson,
  people.changePerson,
  people.invitePerson,
  people.deactivatePerson,
  people.activatePerson,
  identities.listPersonIdentities,
  identities.removePersonIdentity,
  events.listEventComments,
  aroundEvent.getOpenedEvent,
  aroundEvent.listCallerEvents,
  aroundEvent.listWaitReasons,
  eventBody.getEventBody,
  eventBody.getBodyReport,
  eventActions.actOnEvent,
  eventActions.actOnEvents,
  eventActions.getEventHistory,
  eventList.countMatches,
  eventList.getEventFacets,
  eventList.getValueCounts,
  eventList.getEventNeighbours,
  eventList.listEventPlaces,
  eventList.exportEvents,
  views.listViews,
  views.getViewCounts,
  views.createView,
  views.updateView,
  views.deleteView,
  alerts.setViewLimit,
  alerts.removeViewLimit,
  alerts.listAlerts,
  alerts.takeAlert,
  alerts.quietAlert,
  campaignStories.countInCampaigns,
  campaignStories.countFaultsInCampaigns,
  campaignStories.getWholeCampaign,
  campaignStories.getCloneProof,
  campaignStories.getCampaignCopy,
  campaignStories.listDeletedCampaigns,
  campaignStories.restoreCampaign,
  contactImport.importContacts,
  audit.listAudit,
  audit.exportAudit,
  heldEvents.holdEvent,
  heldEvents.listHeldEvents,
  heldEvents.getHeldEvent,
  heldEvents.takeBackEvent,
  eventDrafts.listEventDrafts,
  eventDrafts.saveEventDraft,
  eventDrafts.discardEventDraft,
  slots.getSlots,
  groupSettings.listGroupSummaries,
  groupSettings.getGroupSettings,
  groupSettings.setGroupSettings,
  work.getWork,
  work.takeNextEvent,
  work.setPause,
  work.listPausedMembers,
  wallboard.getWallboard,
  wallboard.setWallboardTiles,
  digest.getDigest,
  digest.markSeen,
  health.getHealth,
  upstream.getMirror,
  looks.getCampaignLooks,
  upstream.hintAtEvent,
  upstream.confirmMissing,
  changes.listSnapshotEvents,
  changes.eventChanges,
  changes.getEventListChanges,
  documents.healthLive,
  documents.healthReady,
  documents.openApi,
  documents.docs,
]
