import type { Messages } from '../en'
import { campaigns } from './campaigns'
import { common, failed, nav, notFound, signIn, waiting } from './common'
import { create } from './create'
import { actions, around, body, bulk, event, history } from './event'
import { palette, shortcuts } from './keyboard'
import { events, filter, live, selection, views } from './list'
import { faults, problems } from './problems'
import { settings } from './settings'

export const fr: Messages = {
  locale: 'fr-FR',
  common,
  nav,
  notFound,
  failed,
  signIn,
  waiting,
  settings,
  problems,
  faults,
  filter,
  events,
  views,
  live,
  selection,
  event,
  actions,
  bulk,
  history,
  around,
  body,
  create,
  campaigns,
  palette,
  shortcuts,
}
