import * as z from 'zod/mini'

/** What an access token is made for, from the fewest rights to all of them. */
export const Role = z.enum(['agent', 'supervisor', 'admin'])
export type Role = z.infer<typeof Role>

const everyRole: readonly Role[] = Role.options

/** Which roles have a right. */
const rolesWith = {
  read: everyRole,
  create: everyRole,
  // Which events an agent may act on is decided event by event.
  act: everyRole,
  /** Acts on the events of other agents, too. */
  actOnAll: ['supervisor', 'admin'],
  admin: ['admin'],
} as const satisfies Record<string, readonly Role[]>

/** What an endpoint, a page or a control asks for; `anyone`: no sign-in either. */
export type Right = 'anyone' | keyof typeof rolesWith

/** Asked by the server's gate and by the web app, so that both give the same answer. */
export function mayDo(role: Role, right: Right): boolean {
  const roles: readonly Role[] = right === 'anyone' ? everyRole : rolesWith[right]
  return roles.includes(role)
}
