import { fold } from '../filter/fold'
import { type LabelLanguage, type Labels, labelLanguages } from './labels'

/**
 * Names that the program gives to records which a file names and nobody knows. They are stored in
 * one language and shown in the reader's.
 */
const groupWords: Labels = { en: 'Group', de: 'Gruppe', fr: 'Groupe' }
const userWords: Labels = { en: 'User', de: 'Benutzer', fr: 'Utilisateur' }

export const placeholderGroupName = (ID: number): string => `${groupWords.en} ${ID}`
export const placeholderUID = (ID: number): string => `user-${ID}`

type NamedGroup = { ID: number; Name: string }
type NamedUser = { ID: number; UID: string; FirstName: string | null; LastName: string | null }

const isPlaceholder = ({ ID, Name }: NamedGroup) => Name === placeholderGroupName(ID)

/** A group's name as a reader of this language sees it. */
export const groupLabel = (group: NamedGroup, language: LabelLanguage): string =>
  isPlaceholder(group) ? `${groupWords[language]} ${group.ID}` : group.Name

/** Every name that a reader of some language may know a group by. */
export const groupNames = (group: NamedGroup): string[] =>
  isPlaceholder(group) ? labelLanguages.map((each) => groupLabel(group, each)) : [group.Name]

/** The group that a text names where it is a placeholder's name in some language. */
export function placeholderGroup(text: string): NamedGroup | undefined {
  const [, word, digits = ''] = /^(\p{L}+) ([1-9]\d{0,9})$/u.exec(text.trim()) ?? []
  const isWord = Object.values(groupWords).some((each) => word && fold(each) === fold(word))
  const ID = Number(digits)
  return isWord ? { ID, Name: placeholderGroupName(ID) } : undefined
}

// Where the UID was taken already, an import adds a UUID to it.
const isPlaceholderUID = (UID: string, ID: number) =>
  UID === placeholderUID(ID) ||
  (UID.startsWith(`${placeholderUID(ID)}-`) && /-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(UID))

/** A user by name, else by UID, as a reader of this language sees it. */
export function userLabel(user: NamedUser, language: LabelLanguage): string {
  const { ID, UID } = user
  const name = [user.FirstName, user.LastName].filter(Boolean).join(' ')
  if (name !== '') return name
  return isPlaceholderUID(UID, ID) ? `${userWords[language]} ${ID}` : UID
}
