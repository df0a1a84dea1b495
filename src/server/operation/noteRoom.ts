import type { MiddlewareHandler } from 'hono'
import { DatabaseAway } from '../db/databaseAway'
import type { OperationNotes } from './operationNotes'

const isRead = (method: string) => method === 'GET' || method === 'HEAD'

/** Notes whether what calls store finds room: reads are answered also where there is none. */
export const noteRoom =
  ({ noteRoom: note }: Pick<OperationNotes, 'noteRoom'>, clock: () => number): MiddlewareHandler =>
  async (context, next) => {
    await next()
    const { req, res, error } = context
    if (error instanceof DatabaseAway && error.reason === 'full') note(clock(), false)
    else if (!isRead(req.method) && res.ok) note(clock(), true)
  }
