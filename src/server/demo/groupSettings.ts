import { type AcdGroup, groupTypes } from '@/contract/groups'
import { defaultSettings, type StoredSettings } from '../groups/groupSettings'
import { emptyGroup } from './groups'
import { documentedUser, supportSupervisor } from './users'

const workdays = [1, 2, 3, 4, 5]
const everyDay = [...workdays, 6, 7]
const goals = (minutes: Record<number, number>) =>
  Object.entries(minutes).map(([type, one]) => ({ AcdEventTypesID: Number(type), minutes: one }))
const hours = (from: string, to: string, days = workdays) =>
  days.map((weekday) => ({ weekday, from, to }))
const capacity = (number: number, days = everyDay) => days.map((weekday) => ({ weekday, number }))

const set = (settings: Partial<StoredSettings>): StoredSettings => ({
  ...defaultSettings,
  ...settings,
})

/** Something to see of each: goals that pass, a full slot, days that are closed, members. */
const own: readonly [AcdGroupsID: number, StoredSettings][] = [
  [
    235,
    set({
      goals: goals({ 1: 240, 3: 60, 5: 480, 6: 480 }),
      graceMinutes: 10,
      hours: [...hours('08:00', '18:00'), { weekday: 6, from: '09:00', to: '13:00' }],
      capacity: [...capacity(7, workdays), { weekday: 6, number: 3 }],
      whenClosed: 'refuse',
      releaseMinutes: 60,
      members: [
        { UsersID: documentedUser, role: 'member' },
        { UsersID: supportSupervisor, role: 'supervisor' },
      ],
    }),
  ],
  [
    501,
    set({
      goals: goals({ 3: 15, 5: 60 }),
      graceMinutes: 0,
      hours: hours('07:00', '20:00', [...workdays, 6]),
      capacity: capacity(1),
      whenFull: 'refuse',
    }),
  ],
  [502, set({ goals: goals({ 3: 120, 6: 1440 }), hours: hours('09:00', '12:00') })],
]

const usual = set({
  goals: goals({ 1: 240, 3: 90, 5: 480, 6: 960, 7: 5 }),
  hours: hours('08:00', '20:00'),
})

/** Every group that answers has goals, but for the one that no event was ever meant for. */
export const demoGroupSettings = (
  groups: readonly AcdGroup[],
): readonly [AcdGroupsID: number, StoredSettings][] => {
  const named = new Set(own.map(([id]) => id))
  const others = groups.filter(
    ({ ID, AcdGroupTypesID }) =>
      AcdGroupTypesID !== groupTypes.configuration && ID !== emptyGroup && !named.has(ID),
  )
  return [...own, ...others.map(({ ID }): [number, StoredSettings] => [ID, usual])]
}
