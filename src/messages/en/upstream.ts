import { counted } from './count'

/** What is said where Callboard stands in front of another system. */
export const upstream = {
  line: 'Mirror',
  ofHost: {
    asOf: (host: string, time: string) => `Mirror of ${host}, as of ${time}`,
    asOfDay: (host: string, day: string, time: string) =>
      `Mirror of ${host}, as of ${day}, ${time}`,
    filling: (host: string, events: number) =>
      `Mirror of ${host}, filling: ${counted(events, 'event', 'events')} so far`,
  },
  states: {
    fresh: (_host: string) => 'fresh',
    ageing: (_host: string) => 'ageing',
    stale: (_host: string) => 'stale',
    silent: (host: string) => `${host} does not answer`,
    refused: (host: string) => `${host} refuses our token`,
  },
  notListed: (host: string, since: string) => `${host} has not listed this event since ${since}`,
  looks: {
    /** What went wrong at the last reading. */
    states: {
      reading: (host: string) => `${host} is being read`,
      broken: (host: string) => `${host} did not answer completely`,
    },
    none: {
      resultCodes: 'no result codes are kept from before',
      contacts: 'no contacts are kept from before',
    },
  },
  partsGo: (host: string) => `Its result codes and contacts go with it in ${host}.`,
  partsMayGo: 'Contacts may go too, so type the name to confirm.',
  notRestored: (host: string) =>
    `What is deleted in ${host} cannot be restored from here, and no copy is kept.`,
  notOffered: (host: string) =>
    `These records belong to ${host}. What is not offered here is done there; comments, views, drafts and alerts are Callboard’s own.`,
  kinds: {
    event: 'Events',
    group: 'Groups',
    user: 'Users',
    campaign: 'Campaigns',
    contact: 'Contacts',
    resultCode: 'Result codes',
  },
  held: (kind: string, missing: number, listed: number, since: string) =>
    `${kind}: ${missing} of ${listed} are missing since ${since}. Nothing is removed until you confirm it.`,
  remove: 'Remove them',
  rejected: 'Refused records',
  columns: { kind: 'Kind', ID: 'ID', reason: 'Reason', since: 'Since' },
}
