import { describe, expect, test } from 'vitest'
import { groupLabel, groupNames, placeholderGroup, userLabel } from './programNames'

describe('a group', () => {
  test.each([
    ['en', 'Group 77'],
    ['de', 'Gruppe 77'],
    ['fr', 'Groupe 77'],
  ] as const)('that an import made is called in %s: %s', (language, name) => {
    expect(groupLabel({ ID: 77, Name: 'Group 77' }, language)).toBe(name)
    expect(placeholderGroup(name.toUpperCase())).toEqual({ ID: 77, Name: 'Group 77' })
  })

  test('of somebody’s own keeps its name, whatever it is', () => {
    for (const Name of ['Group 78', 'Gruppe 77', 'Support']) {
      expect(groupLabel({ ID: 77, Name }, 'de')).toBe(Name)
      expect(groupNames({ ID: 77, Name })).toEqual([Name])
    }
    for (const text of ['Group', 'Group 07', 'Team 77', 'Group 77 b']) {
      expect(placeholderGroup(text)).toBeUndefined()
    }
  })
})

describe('a user', () => {
  const nameless = { ID: 9, FirstName: null, LastName: null }
  test.each([
    ['user-9', 'Utilisateur 9'],
    ['user-9-0b6e2a34-8f0c-4b9e-9d55-0f2f6f3a1c77', 'Utilisateur 9'],
    ['user-91', 'user-91'],
    ['user-9-night', 'user-9-night'],
  ])('%s without a name is %s', (UID, name) => {
    expect(userLabel({ ...nameless, UID }, 'fr')).toBe(name)
  })

  test('with a name is called so', () => {
    const named = { ID: 9, UID: 'user-9', FirstName: 'Anna', LastName: 'Agent' }
    expect(userLabel(named, 'fr')).toBe('Anna Agent')
  })
})
