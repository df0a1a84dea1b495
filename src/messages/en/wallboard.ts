import { counted, number } from './count'

export const wallboard = {
  nothing: '–',
  title: 'Wallboard',
  how: 'How this is counted',
  tiles: {
    Open: 'Open',
    'Oldest waiting': 'Oldest waiting',
    'Due now': 'Due now',
    Overdue: 'Overdue',
    'Closed today': 'Closed today',
    'In time today': 'In time today',
  },
  counted: {
    Open: 'Events whose status is neither Done nor Error.',
    'Oldest waiting':
      'The open event that nobody has had yet and that has waited longest, since it came or since its appointment.',
    'Due now':
      'Events whose appointment has come and that nobody has answered, and reminders whose moment has come.',
    Overdue: 'The same, for longer than the grace of their group.',
    'Closed today':
      'Events that were closed since midnight and are closed now. What came here already closed is not counted: when that was is not known.',
    'In time today':
      'Of the events whose goal has passed since midnight, those that were answered within it. An event without a goal is not counted, nor one that came here already answered or ended.',
  },
  before: (value: string) => `${value} half an hour ago`,
  goal: (minutes: string) => `Goal: ${minutes}`,
  countedView: (filter: string) =>
    filter === '' ? 'All events.' : `The events that this view shows: ${filter}`,
  countedAgo: (age: string) => `Counted ${age} ago`,
  choose: {
    title: 'Choose tiles',
    shown: 'On the board',
    more: 'Not on the board',
    add: (name: string) => `Add ${name}`,
    remove: (name: string) => `Remove ${name}`,
    most: 'Six tiles are the most: remove one first.',
    least: 'Without a tile the board shows the six that everybody starts with.',
    first: 'As at first',
    save: 'Save',
  },
  byType: (group: string) => `${group} by type`,
  groups: 'Groups',
  columns: {
    name: 'Group',
    open: 'Open',
    oldest: 'Oldest',
    due: 'Due',
    overdue: 'Overdue',
    closedToday: 'Closed today',
    inTimeToday: 'In time today',
  },
  today: 'Today by half hour',
  chart: (created: number, closed: number) =>
    `${counted(created, 'event', 'events')} came and ${counted(closed, 'event', 'events')} closed today`,
  halfHour: {
    from: 'From',
    created: 'Came',
    answered: 'Answered',
    inTime: 'In time',
    closed: 'Closed',
    open: 'Open at its beginning',
  },
  goalsChanged: 'Goals changed',
  goalChanges: (count: number) => `${counted(count, 'goal', 'goals')} changed`,
  unknown: (count: number) =>
    count === 1
      ? 'The past of 1 event of today is not known, as it came here already answered or ended. Answered, in time and closed count only what happened to it since.'
      : `The past of ${number.format(count)} events of today is not known, as they came here already answered or ended. Answered, in time and closed count only what happened to them since.`,
}

/** A screen on the wall. */
export const display = {
  revoked:
    'This display link was revoked, or its address is not whole. Ask an admin or a supervisor for a new one.',
  unreachable: 'The server does not answer.',
  offline: 'This screen has no network.',
  first: 'Waiting for the first numbers …',
  asOf: (clock: string) => `As of ${clock}`,
  ageUnknown: 'Age unknown',
  old: (clock: string, age: string) => `The numbers are of ${clock}, ${age} old.`,
  oldUnknown: (clock: string) => `The numbers are of ${clock}.`,
  more: (groups: number, open: number) =>
    `${counted(groups, 'more group', 'more groups')}, ${number.format(open)} open`,
}

/** Board and list of a past minute. */
export const past = {
  asOf: (moment: string) => `As of ${moment}`,
  back: 'Back to now',
  asItWas: 'As it was',
  moment: 'Moment',
}
