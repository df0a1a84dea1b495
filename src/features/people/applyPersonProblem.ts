import { applyProblem } from '@/failures/applyProblem'
import type { PersonFormState } from './usePersonForm'

/** A refusal of the server at the field that it is about. */
export const applyPersonProblem = (error: unknown, { form }: PersonFormState): void =>
  applyProblem(error, form, {
    uid_taken: 'UID',
    person_exists: 'UsersID',
    user_not_found: 'UsersID',
    user_inactive: 'UsersID',
  })
