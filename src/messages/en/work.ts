import { counted } from './count'

export const work = {
  takeNext: 'Take next',
  pause: 'Pause',
  goOn: 'Go on',
  paused: 'You have paused and take nothing.',
  outcome: 'Outcome of Take next',
  taken: (id: number) => `You have event ${id}:`,
  nothing: 'Nothing waits for you, and no appointment is ahead.',
  later: (id: number, when: string) =>
    `Nothing waits for you now. Event ${id} comes next: ${when}.`,
  mine: 'Mine',
  due: 'Due',
  next: 'Next',
  noneMine: 'You have no open event. Take the next one.',
  noneDue: 'No appointment of your groups is due.',
  noGroups:
    'You are in no group, so only what is bound to you comes next. An admin can add you to a group under Groups.',
  all: (count: number) => `Show ${counted(count, 'event', 'events')}`,
  priority: (value: number) => `Priority ${value}`,
  nobody: 'This sign-in stands for no user',
  nobodyText:
    'My work belongs to an agent. Sign in as a person, or with an access token that stands for a user.',
  pausedMember: 'paused',
}
