/** Roles of people, who can sign in. */
export const personRoles = ['agent', 'supervisor', 'admin'] as const
export type PersonRole = (typeof personRoles)[number]

/** What an access token is made for, from the fewest rights to all of them. */
export const roles = ['display', ...personRoles] as const
export type Role = (typeof roles)[number]
export const findRole = (name: unknown): Role | undefined => roles.find((role) => role === name)

/** Which roles have a right. */
const rolesWith = {
  /** The wallboard, and who asks for it: all that a screen on the wall may read. */
  board: roles,
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
  const allowed: readonly Role[] = rolesWith[right]
  return allowed.includes(role)
}
