import { UnreachableError } from '@/client/errors'
import { reasonOf } from '@/failures/reasonOf'
import { m } from '@/messages'
import { isRevoked } from './useDisplayBoard'

/** Why there are no newer numbers, for somebody who walks past the screen. */
export function problemSentence(problem: unknown): string {
  if (isRevoked(problem)) return m.display.revoked
  if (!(problem instanceof UnreachableError)) return reasonOf(problem)
  return navigator.onLine ? m.display.unreachable : m.display.offline
}
