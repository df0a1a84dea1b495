import * as z from 'zod/mini'

/** Roles of people, who can sign in. */
export const personRoles = ['agent', 'supervisor', 'admin'] as const
export type PersonRole = (typeof personRoles)[number]

/** What an access token is made for, from the fewest rights to all of them. */
export const Role = z.enum(['display', ...personRoles])
export type Role = z.infer<typeof Role>

/** Which roles have a right. */
const rolesWith = {
  /** The wallboard, and who asks for it: all that a screen on the wall may read. */
  board: Role.options,
  read: personRoles,
  create: personRoles,
  // Which events an agent may act on is decided event by event.
  act: personRoles,
  /** Acts on the events of other agents, too. */
  actOnAll: ['supervisor', 'admin'],
  /** Tokens of the role display; tokens of other roles need `admin`. */
  displays: ['supervisor', 'admin'],
  admin: ['admin'],
} as const satisfies Record<string, readonly Role[]>

/** What an endpoint, a page or a control asks for; `anyone`: no sign-in either. */
export type Right = 'anyone' | keyof typeof rolesWith

/** Asked by the server's gate and by the web app, so that both give the same answer. */
export function mayDo(role: Role, right: Right): boolean {
  if (right === 'anyone') return true
  const roles: readonly Role[] = rolesWith[right]
  return roles.includes(role)
}
