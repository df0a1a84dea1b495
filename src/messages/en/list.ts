import { counted, number, said } from './count'

type Moved = { startOver: boolean; created: number; changed: number; gone: number }

export const events = {
  title: 'Events',
  matches: 'Matches',
  count: (count: number) => counted(count, 'event', 'events'),
  moreThan: (count: number) => `more than ${number.format(count)} events`,
  counting: 'Counting …',
  notCounted: 'Not counted',
  create: 'New event',
  one: (id: number) => `Event ${id}`,
  untitled: 'Without a subject',
  none: 'No events yet',
  noneText: 'As soon as a callback, ticket, mail or chat waits, it appears here.',
  noMatch: 'Nothing matches this filter',
  noMatchText: 'Take a term away, or clear the filter.',
  sortBy: (column: string) => `Sort by ${column}`,
  widthOf: (column: string) => `Width of ${column}`,
  place: (place: number, count: number) => `${number.format(place)} of ${number.format(count)}`,
  placeId: (id: number) => `ID ${id}`,
  placePriority: (value: string) => `Priority ${value}`,
  placeEmpty: 'Empty',
  menus: {
    columns: 'Columns',
    order: 'Order of the columns',
    plainColumns: 'Default columns',
    moveUp: (column: string) => `Move ${column} up`,
    moveDown: (column: string) => `Move ${column} down`,
    export: 'Export',
  },
  columns: {
    ID: 'ID',
    AcdEventTypesID: 'Type',
    AcdEventStatusID: 'Status',
    AcdGroupsID: 'Group',
    UsersID: 'Agent',
    Sender: 'Sender',
    Receiver: 'Receiver',
    Subject: 'Subject',
    nPriority: 'Priority',
    dtCreated: 'Created',
    dtModified: 'Modified',
    dtRemind: 'Appointment',
    age: 'Age',
  },
}

export const views = {
  menu: 'Views',
  current: 'Current view',
  one: 'View',
  more: 'More views',
  noUser:
    'This sign-in stands for no user, so no event is its own. Sign in with an access token of your own, or choose another view.',
  plain: 'All events',
  own: 'My views',
  shared: 'Shared',
  builtIn: {
    open: 'Open',
    dueNow: 'Due now',
    overdue: 'Overdue',
    waitingCallbacks: 'Waiting callbacks',
    errors: 'Errors',
    mine: 'Mine',
    all: 'All',
  },
  by: (owner: string) => `shared by ${owner}`,
  changed: (name: string) => `“${name}”, changed`,
  gone: 'This view was deleted or is no longer shared. The filter and order in the address still hold.',
  save: 'Save',
  saveAs: 'Save view',
  rename: 'Rename …',
  share: 'Share',
  unshare: 'Stop sharing',
  remove: 'Delete …',
  removeNow: 'Delete view',
  removeOwn: (name: string) => `The view “${name}” is deleted. The events stay.`,
  removeShared: (name: string) =>
    `The view “${name}” is deleted for everyone it is shared with. The events stay.`,
  reset: 'Undo the changes',
  name: 'Name',
  shareWithAll: 'Share with everyone of this client account',
}

export const live = {
  freshness: 'Freshness',
  freshnessOfEvent: 'Freshness of the event',
  freshnessOfContacts: 'Freshness of the contacts',
  readAgain: 'Read again',
  fresh: () => 'Fresh',
  ageing: () => 'Ageing',
  stale: (age: string) => `Stale · ${age}`,
  notLoaded: 'Not loaded',
  isPaused: 'Updates are paused',
  somebody: 'somebody',
  changedBy: (name: string, since: string) =>
    since === '' ? `Changed by ${name}` : `Changed by ${name}, ${since} ago`,
  pause: 'Pause updates',
  resume: 'Resume updates',
  pill: ({ startOver, created, changed, gone }: Moved) =>
    startOver ? 'Many changes' : said([created, 'new'], [changed, 'changed'], [gone, 'gone']),
  states: { changed: 'Changed meanwhile', gone: 'No longer in this list' },
}

export const selection = {
  title: 'Selection',
  count: (count: number) => `${number.format(count)} selected`,
  all: (count: number) => `Select all ${number.format(count)}`,
  clear: 'Clear selection',
  one: (ID: number) => `Select event ${ID}`,
  seen: 'Select the rows in sight',
  tooMany:
    'More are picked one by one than a file can be asked for. Narrow the list by a filter, or select all that match.',
}
