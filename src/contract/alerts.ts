import * as z from 'zod/mini'
import { type Endpoint, jsonBody, noBody } from './endpoint'
import { shortOf } from './envelope'
import { IdText, Stamp } from './values/scalars'
import { limitShape, ViewLimit } from './viewLimit'
import { SavedView } from './views'

/** One breach of a view's limit, from its beginning to its end. */
export const Alert = z.object({
  ID: z.int(),
  viewID: z.int(),
  view: z.string(),
  ...limitShape,
  /** The most events that the view has held during the alert. */
  value: z.int(),
  dtBegan: Stamp,
  dtEnded: z.nullable(Stamp),
  /** The name of who has taken it. */
  takenBy: z.nullable(z.string()),
  /** Nobody is told of it until it ends, or until the view holds more events than ever before. */
  quieted: z.boolean(),
  /** Those that the view held when it began, the newest 100 of them. */
  AcdEventsIDs: z.array(z.int()),
})
export type Alert = z.infer<typeof Alert>

const path = '/app/v1/alerts'
const one = {
  params: z.object({ AlertsID: IdText }),
  method: 'POST',
  right: 'read',
  tenant: 'token',
  response: shortOf(Alert),
  ...noBody,
} as const

export const listAlerts = {
  name: 'listAlerts',
  summary: 'Breaches of the limits of one’s own and the shared views: the newest 200 and all open',
  method: 'GET',
  path,
  right: 'read',
  tenant: 'token',
  response: shortOf(Alert),
  ...noBody,
} as const satisfies Endpoint

export const takeAlert = {
  ...one,
  name: 'takeAlert',
  summary: 'Take an open alert: the first one who does has it',
  path: `${path}/{AlertsID}/take`,
} as const satisfies Endpoint

export const quietAlert = {
  ...one,
  name: 'quietAlert',
  summary: 'Quiet an open alert for everybody, until it ends or gets worse',
  path: `${path}/{AlertsID}/quiet`,
} as const satisfies Endpoint

const limit = {
  path: '/app/v1/views/{ViewsID}/limit',
  params: z.object({ ViewsID: IdText }),
  right: 'read',
  tenant: 'token',
  response: shortOf(SavedView),
} as const

export const setViewLimit = {
  ...limit,
  name: 'setViewLimit',
  summary: 'Limit a saved view: more events than that for so long begin an alert',
  method: 'PUT',
  body: ViewLimit,
  ...jsonBody,
} as const satisfies Endpoint

export const removeViewLimit = {
  ...limit,
  name: 'removeViewLimit',
  summary: 'Remove the limit of a saved view, which ends its alert',
  method: 'DELETE',
  ...noBody,
} as const satisfies Endpoint

/** What is sent to CALLBOARD_ALERT_URL. */
export type AlertMessage = {
  alertID: number
  state: 'began' | 'ended'
  view: string
  filter: string
  nAbove: number
  nMinutes: number
  /** How many events the view held at that moment. */
  value: number
  at: string
  /** The view in the web app. */
  link: string
}
