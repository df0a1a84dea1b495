import { counted } from './count'

export const people = {
  text: 'Everybody who signs in here as themselves. They are users of the system, too.',
  none: 'Nobody is here yet',
  noneText: 'Add yourself first, then the others, and hand each of them an invitation.',
  columns: {
    name: 'Name',
    role: 'Role',
    groups: 'Groups',
    lastSignIn: 'Last sign-in',
    state: 'State',
    actions: 'Actions',
  },
  states: { invited: 'No way in yet', active: 'Active', deactivated: 'Deactivated' },
  lostWayIn: 'Their way in is gone. Invite them again.',
  never: 'Never',
  add: 'Add person',
  uid: 'UID',
  uidHint: 'A name that no other user has. Or choose a user who is here already.',
  user: 'Or a user',
  noUser: 'A new one',
  firstName: 'First name',
  lastName: 'Last name',
  role: 'Role',
  groups: 'Groups',
  addGroup: 'Add a group',
  inGroups: 'Groups of the person',
  memberRole: (group: string) => `Role in ${group}`,
  leave: (group: string) => `Leave ${group}`,
  supervises: (group: string) => `${group} (supervisor)`,
  skills: 'Skills',
  skillsHint: 'IDs of skills, with commas',
  onlyOwnGroups: 'Only own groups',
  onlyOwnGroupsHint: 'Sees the events of these groups alone. Admins see all.',
  added: (name: string) => `${name} is added. Invite them next.`,
  edit: 'Edit',
  editTitle: (name: string) => `Edit ${name}`,
  save: 'Save',
  invite: 'Invite',
  inviteTitle: (name: string) => `Invitation for ${name}`,
  inviteText:
    'The link lets them in once within 7 days and makes their passkey. It is shown once; a former link ends.',
  expires: (moment: string) => `Works until ${moment}`,
  done: 'Done',
  deactivate: 'Deactivate',
  deactivateTitle: (name: string) => `Deactivate ${name}`,
  deactivateText:
    'Their sign-ins and feeds end within seconds, and their tokens and passkeys rest. You can activate them again.',
  openEvents: (count: number) =>
    `They still have ${counted(count, 'open event', 'open events')}. Release them, so that their groups see to them:`,
  noOpenEvents: 'They have no open events.',
  release: 'Release all',
  released: (count: number) =>
    `${counted(count, 'event is', 'events are')} released to the groups.`,
  activate: 'Activate',
}

export const passkeys = {
  signIn: 'Sign in with a passkey',
  useToken: 'Use an access token',
  title: 'Passkeys',
  text: 'A passkey signs you in with the PIN, finger or face of your device. Have a second one in case you lose it.',
  none: 'You have no passkey yet.',
  nobody:
    'This sign-in stands for no person, so it has no passkeys. An admin can add you under People and invite you.',
  columns: { name: 'Made in', created: 'Since', lastUsed: 'Last used', actions: 'Actions' },
  add: 'Add passkey',
  remove: 'Remove',
  removeTitle: 'Remove passkey',
  removeText: (name: string) =>
    `The passkey “${name}” signs in no more. Delete it on your device, too.`,
  create: 'Create passkey',
  invitation: 'Invitation',
  invited: (name: string, uid: string) =>
    `You are invited to Callboard as ${name} (${uid}). Create a passkey, and you are in: your device asks for its PIN, finger or face.`,
  expires: (moment: string) => `The invitation works once, until ${moment}.`,
  incomplete: 'This address holds no invitation. Open the whole link that you were given.',
  openInstead: 'Passkeys do not work at this address. Open this one instead:',
  openByName:
    'Passkeys do not work at an IP address. Open Callboard by its host name; your admin knows it.',
  noBrowser:
    'This browser cannot use passkeys here. Open Callboard in another browser, or over https.',
  reasons: {
    cancelled:
      'No passkey came: it was cancelled, took too long, or this device has none for Callboard. Try again, or sign in another way.',
    known: 'This device has a passkey of yours already. Sign in with it, or use another device.',
    unable:
      'This device cannot make a passkey that asks for a PIN, finger or face. Use another device or a security key.',
    address: 'Passkeys do not work at this address. Open Callboard by its own address.',
    failed: 'Your device could not do this. Try again, or use another device.',
  },
}

export const accounts = {
  title: 'Provider accounts',
  text: 'Accounts of your organisation’s sign-in provider that sign you in here.',
  none: 'No account is bound to you. An invitation from your admin binds one.',
  noneOfPerson: 'No account is bound to this person. An invitation binds one.',
  open: 'Accounts',
  ofPerson: (name: string) => `Accounts of ${name}`,
  columns: {
    account: 'Account',
    provider: 'Provider',
    created: 'Since',
    lastUsed: 'Last sign-in',
    actions: 'Actions',
  },
  noWayIn: 'No way in',
  noWayInText: 'This provider is not set up here now.',
  remove: 'Remove',
  removeTitle: 'Remove account',
  removeText: (account: string) =>
    `The account “${account}” signs you in no more. At the provider it stays. Sign-ins that are open stay until you end them.`,
  removeOfPersonText: (account: string) =>
    `The account “${account}” signs this person in no more; an invitation can bind it to another. At the provider it stays. Open sign-ins stay; to end them, deactivate the person.`,
  removed: 'The account is removed.',
}

export const signIns = {
  title: 'Sign-ins',
  text: 'Where you are signed in. End what you do not know, and tell your admin.',
  columns: {
    place: 'Where',
    address: 'Address',
    since: 'Since',
    lastSeen: 'Last seen',
    actions: 'Actions',
  },
  place: (browser: string, system: string) => `${browser} on ${system}`,
  unknownPlace: 'Unknown browser',
  current: 'This browser',
  end: 'End',
  endOthers: 'End all others',
  ended: 'All other sign-ins have ended.',
}
