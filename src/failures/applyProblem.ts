import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { ProblemError } from '@/client/errors'
import type { ProblemCode } from '@/contract/problem'
import { reasonOf } from './reasonOf'

/**
 * A server's refusal onto a form's fields: its faults at their paths, a known refusal at the
 * field that it is about, anything else above the form. The first faulty field gets the focus.
 */
export function applyProblem<Fields extends FieldValues, Result>(
  error: unknown,
  form: Pick<UseFormReturn<Fields, unknown, Result>, 'getValues' | 'setError'>,
  fieldOf: Partial<Record<ProblemCode, Path<Fields>>> = {},
): void {
  // A fault of a list's entry stands at the list.
  const isField = (path: string): path is Path<Fields> =>
    (path.split('.')[0] ?? path) in form.getValues()
  const problem = error instanceof ProblemError ? error : undefined
  const about = problem?.code === undefined ? undefined : fieldOf[problem.code]
  if (about !== undefined) {
    form.setError(about, { message: reasonOf(error) }, { shouldFocus: true })
    return
  }
  const faults = (problem?.faults ?? []).filter(({ path }) => isField(path))
  if (faults.length === 0) {
    form.setError('root', { message: reasonOf(error) })
    return
  }
  faults.forEach(({ path, message }, place) => {
    if (isField(path)) form.setError(path, { message }, { shouldFocus: place === 0 })
  })
}
