import { counted, number } from './count'

export const event = {
  untitled: (type: string) => `${type} without a subject`,
  lastChanged: (moment: string) => `Last changed: ${moment}`,
  details: 'Details',
  previous: 'Previous',
  next: 'Next',
  back: 'Back to the list',
  parties: 'Caller and recipient',
  handling: 'Handling',
  content: 'Content',
  noBody: 'This event has no text.',
  more: 'All other fields',
  raw: 'Raw record',
  copyLink: 'Copy link',
  copyNumber: 'Copy number',
  opens: (host: string) => `Opens ${host}`,
  unsafeLink: 'Not a web address, shown as text.',
  anyAgent: 'Anyone in the group',
  fields: {
    CrmURL: 'CRM link',
    UserData: 'User data',
    ForeignSystemNumber: 'Ticket number',
    dtReceived: 'Received',
    dtLastModified: 'Last modified',
    LastAgentTime: 'Time with agents',
    bCloseByForeignSystem: 'Closed by the other system',
    AcdConfigurationGroupsID: 'Configuration group',
    AcdAgentGroupsID: 'Agent group',
  },
  seconds: (count: number) => counted(count, 'second', 'seconds'),
}

export const actions = {
  title: 'Actions',
  more: 'More actions',
  names: {
    take: 'Take',
    seen: 'Mark as seen',
    hand: 'Hand on',
    handToAgent: 'Hand on',
    handToGroup: 'Hand on',
    remind: 'Remind',
    move: 'Move',
    release: 'Release',
    priority: 'Change priority',
    comment: 'Add comment',
    close: 'Close',
    reopen: 'Reopen',
  },
  done: {
    take: (id: number) => `Event ${id} is yours.`,
    seen: (id: number) => `Event ${id} is marked as seen.`,
    handToAgent: (id: number) => `Event ${id} was handed to the agent.`,
    handToGroup: (id: number) => `Event ${id} waits in the group’s queue.`,
    remind: (id: number) => `A reminder of event ${id} is set.`,
    move: (id: number) => `Event ${id} was moved.`,
    release: (id: number) => `Event ${id} waits for the whole group.`,
    priority: (id: number) => `The priority of event ${id} was changed.`,
    comment: (id: number) => `Your comment stands at event ${id}.`,
    close: (id: number) => `Event ${id} is closed.`,
    reopen: (id: number) => `Event ${id} waits again.`,
  },
  to: 'Hand on to',
  toAgent: 'To an agent',
  toGroup: 'To a group',
  comment: 'Comment',
  commentAndClose: 'Comment and close',
  priorityHint: '0 to 200; the higher, the sooner.',
  another: (name: string) =>
    `${name} has this event. Agents act on their own events and on those that nobody has.`,
  conflict: {
    title: 'Changed meanwhile',
    text: (action: string) =>
      `Somebody changed this event while you had it before you. “${action}” was not done; nothing was stored.`,
    versions: 'Both versions',
    columns: { field: 'Field', seen: 'You saw', current: 'Now' },
    onlyComment: 'Nothing but a comment was added; it stands in the history.',
    impossible: 'As the event is now, this step is no longer possible.',
    leave: 'Leave it',
    anyway: 'Do it all the same',
  },
}

export const bulk = {
  act: (count: number) => `Act on ${counted(count, 'event', 'events')}`,
  note: (count: number) =>
    `${counted(count, 'event is', 'events are')} selected. Where this step is not possible, the event stays as it is.`,
  progress: 'Progress',
  done: (done: number, total: number) =>
    `${number.format(done)} of ${counted(total, 'event', 'events')} done.`,
  left: 'Left as they were',
  reason: 'Reason',
  more: (count: number) => `And ${counted(count, 'more event', 'more events')}.`,
  unsent: (count: number) =>
    `Of ${counted(count, 'event', 'events')} we do not know yet whether it was done, or they were not sent. Trying again does it once at most.`,
  stop: 'Stop',
  retry: 'Try the rest again',
}

export const history = {
  title: 'Comments and history',
  list: 'History',
  none: 'Nothing has been changed or commented on yet.',
  unknown: 'from before the history',
  becomes: 'becomes',
  inSentence: (label: string) => label.charAt(0).toLowerCase() + label.slice(1),
  actions: {
    create: 'Created',
    duplicate: 'The same caller again',
    take: 'Taken',
    handToAgent: 'Handed to an agent',
    handToGroup: 'Handed to a group',
    seen: 'Marked as seen',
    remind: 'Reminder set',
    move: 'Appointment moved',
    release: 'Released to the group',
    priority: 'Priority changed',
    comment: 'Comment',
    close: 'Closed',
    reopen: 'Reopened',
  },
}

export const around = {
  reasons: 'Why is it still here?',
  noReason: 'The data name no reason.',
  reached: (moment: string, city: string) => `Reached: ${moment} (${city}).`,
  appointmentPassed: (moment: string, city: string, late: string) =>
    `Its appointment has passed unanswered: ${moment} (${city}), ${late}.`,
  appointmentAhead: (moment: string, city: string) =>
    `Its appointment has not been reached: ${moment} (${city}).`,
  boundToAgent: (name: string) => `It is bound to an agent: ${name}.`,
  inLine: (place: number, of: number, group: string) =>
    `It is number ${number.format(place)} of ${number.format(of)} in the line of ${group}, by age.`,
  olderThanMost: (percent: number, of: number, group: string) =>
    `It is older than ${percent} % of the ${number.format(of)} open events of ${group}.`,
  caller: 'Other events of this caller',
  noOthers: 'There is no other event of this number or address.',
  others: (count: number, more: boolean) =>
    more
      ? `The newest ${number.format(count)} in any notation of the number or address`
      : `${counted(count, 'event', 'events')} in any notation of the number or address`,
}

export const body = {
  title: 'Body',
  links: 'Links in this text',
  linksNote: 'In the text itself they are not live: here stands where each one really leads.',
  leadsTo: (host: string) => `leads to ${host}`,
  elsewhere: (says: string, host: string) => `says ${says}, but leads to ${host}`,
  heldBack: {
    title: 'Held back',
    nothing: 'Nothing was held back.',
    images: (count: number, hosts: string) =>
      `${counted(count, 'image', 'images')} from elsewhere: ${hosts}`,
    shown: (hosts: string) => `In this view images are loaded from ${hosts}.`,
    active: (count: number) => counted(count, 'active part', 'active parts'),
    forms: (count: number) => counted(count, 'form or field', 'forms and fields'),
    styles: (count: number) => counted(count, 'style rule', 'style rules'),
    addresses: (count: number) =>
      `${counted(count, 'address that leads', 'addresses that lead')} nowhere safe`,
    missing: (count: number) =>
      counted(
        count,
        'picture that did not come with the data',
        'pictures that did not come with the data',
      ),
    hidden: (count: number) =>
      counted(count, 'part that the mail itself hides', 'parts that the mail itself hides'),
    elsewhere: (says: string, host: string) => `A link says ${says}, but leads to ${host}`,
    more: (count: number) => `${counted(count, 'more such link', 'more such links')}`,
  },
  cut: 'Only the first 100,000 characters are shown. The whole text is under “Raw record”.',
  because: {
    malformed: 'The data have another form than expected, so they are shown as plain text.',
    too_large: 'This body is too large to be formatted safely, so it is shown as plain text.',
    too_deep: 'This body is nested too deeply, so it is shown as plain text.',
    too_many: 'This body has too many elements, so it is shown as plain text.',
    too_slow: 'Formatting this body took too long, so it is shown as plain text.',
  },
  showRemote: 'Show remote content',
  hideRemote: 'Hide remote content',
  remoteNote: 'Those who run these hosts learn that the text was opened, and from where.',
}
