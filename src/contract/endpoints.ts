import * as accessTokens from './accessTokens'
import * as aroundEvent from './aroundEvent'
import * as audit from './audit'
import * as campaignStories from './campaignStories'
import * as campaigns from './campaigns'
import * as changes from './changes'
import * as contactImport from './contactImport'
import * as contacts from './contacts'
import * as documents from './documents'
import type { Endpoint } from './endpoint'
import * as eventActions from './eventActions'
import * as eventBody from './eventBody'
import * as eventDrafts from './eventDrafts'
import * as eventList from './eventList'
import * as events from './events'
import * as groupLoad from './groupLoad'
import * as groups from './groups'
import * as heldEvents from './heldEvents'
import * as newEvent from './newEvent'
import * as session from './session'
import * as users from './users'
import * as views from './views'

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
  accessTokens.listAccessTokens,
  accessTokens.createAccessToken,
  accessTokens.revokeAccessToken,
  events.listEventComments,
  aroundEvent.listCallerEvents,
  aroundEvent.listStandingReasons,
  eventBody.getEventBody,
  eventBody.getBodySlip,
  eventActions.actOnEvent,
  eventActions.actOnEvents,
  eventActions.getEventHistory,
  eventList.getEventFacets,
  eventList.getEventNeighbours,
  eventList.exportEvents,
  views.listViews,
  views.createView,
  views.updateView,
  views.deleteView,
  campaignStories.countInCampaigns,
  campaignStories.getWholeCampaign,
  campaignStories.getCloneProof,
  campaignStories.getCampaignCopy,
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
  groupLoad.getGroupLoad,
  changes.listEventsAsOf,
  changes.eventChanges,
  changes.eventStanding,
  documents.healthLive,
  documents.healthReady,
  documents.openApi,
  documents.docs,
]
