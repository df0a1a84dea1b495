import type { AcdGroup } from '@/contract/groups'
import type { AuditEntry } from '@/contract/operation/audit'
import { findRole } from '@/contract/roles'
import type { User } from '@/contract/users'
import { groupLabel, userLabel } from '@/contract/values/programNames'
import { language, m } from '@/messages'

/** The placeholder that an import makes of a group which its file names and nobody knows. */
export const groupName = (group: Pick<AcdGroup, 'ID' | 'Name'>): string =>
  groupLabel(group, language)

/** A user by name, else by UID; the placeholder that an import makes has neither. */
export const userName = (user: User): string => userLabel(user, language)

/** An access token by its name; the one behind the start's sign-in links was named by the program. */
export function tokenName(name: string): string {
  const role = findRole(/^Sign-in link \((\w+)\)$/.exec(name)?.[1])
  return role ? m.programNames.signInLink(m.common.roles[role]) : name
}

/** Who did what the audit log tells: a token's name, or the command line, which holds no token. */
export const authorName = ({ origin, name }: Pick<AuditEntry, 'origin' | 'name'>): string =>
  origin === 'command' ? m.programNames.commandLine : tokenName(name)
