import { createFormControl } from 'react-hook-form'
import { expect, test } from 'vitest'
import { ProblemError } from '@/client/errors'
import { faultText } from '@/contract/fault'
import { problems } from '@/contract/problem'
import { m, speak } from '@/messages'
import { applyProblem } from './applyProblem'

type Fields = { UID: string; groups: { AcdGroupsID: number }[] }

const newForm = () =>
  createFormControl<Fields>({ defaultValues: { UID: '', groups: [{ AcdGroupsID: 7 }] } })
const refusedAt = (...issues: { path: string; message: string }[]) =>
  new ProblemError({ status: 400, error: problems.bad_request[1], issues })

test('each fault stands at its field, and one of a list’s entry at that entry', () => {
  const form = newForm()
  const required = { path: 'UID', message: faultText('required') }
  const unknown = { path: 'groups.0.AcdGroupsID', message: faultText('unknown_group') }
  applyProblem(refusedAt(required, unknown), form)
  expect(form.getFieldState('UID').error?.message).toBe(required.message)
  expect(form.getFieldState('groups.0.AcdGroupsID').error?.message).toBe(unknown.message)
  expect(form.getFieldState('groups').error).toHaveLength(1)
})

test('a refusal that a form has a field for stands there', async () => {
  await speak('en')
  const form = newForm()
  const [status, error] = problems.group_settings_changed
  applyProblem(new ProblemError({ status, error }), form, { group_settings_changed: 'groups' })
  expect(form.getFieldState('groups').error?.message).toBe(m.problems.group_settings_changed)
  expect(form.getFieldState('UID').error).toBeUndefined()
})
