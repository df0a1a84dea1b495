import { counted, number } from './count'

const events = (count: number) => counted(count, 'event', 'events')
const minutes = (count: number) => counted(count, 'minute', 'minutes')

export const alerts = {
  text: 'A saved view with a limit begins an alert when it holds more events than that for so long. The limit is set in the view’s menu. An alert ends by itself, somewhat below the limit.',
  none: 'No view has gone beyond its limit so far.',
  columns: {
    view: 'View',
    limit: 'Limit',
    value: 'Most events',
    began: 'Began',
    ended: 'Ended',
    takenBy: 'Taken by',
    events: 'Events that caused it',
  },
  limit: (above: number, lasting: number) =>
    lasting === 0
      ? `more than ${number.format(above)}`
      : `more than ${number.format(above)} for ${minutes(lasting)}`,
  goesOn: 'Goes on',
  quieted: 'Quieted',
  holds: (count: number) => `Up to ${events(count)}`,
  since: (time: string) => `since ${time}`,
  announced: (view: string, count: number, limit: string) =>
    `Alert: ${view}, ${events(count)}, ${limit}`,
  take: 'Take it',
  takenBy: (name: string) => `Taken by ${name}`,
  quiet: 'Quiet until it changes',
  more: (count: number) => `${counted(count, 'more alert', 'more alerts')}`,
  set: 'Set a limit',
  setText: 'The server watches this view and tells all who see it.',
  above: 'More than',
  aboveHint: 'Events in the view.',
  minutes: 'For minutes',
  minutesHint: 'Without a break; 0 is at once.',
  save: 'Set limit',
  remove: 'Remove limit',
}
