import { toNestErrors } from '@hookform/resolvers'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type FieldPath, type Resolver, useForm } from 'react-hook-form'
import { ProblemError } from '@/client/errors'
import { groupSettingsMutations, type WantedSettings } from '@/client/groups/groupSettings'
import type { Fault } from '@/contract/fault'
import { type GroupSettings, settingsFaults } from '@/contract/groupSettings'
import { withoutEmpty } from '@/contract/values/scalars'
import { reasonOf } from '@/failures/reasonOf'
import { fieldsOf, type SettingsFields, sentOf } from './settingsFields'

/** Of several faults of one field the first. */
const byField = (faults: readonly Fault[], fieldOf: (path: string) => string) =>
  new Map(faults.toReversed().map(({ path, message }) => [fieldOf(path), message]))

const resolver: Resolver<SettingsFields, unknown, WantedSettings> = (values, _, options) => {
  const { body, fieldOf } = sentOf(values)
  const faults = [...byField(settingsFaults(withoutEmpty(body)), fieldOf)]
  // The schema has just found it to be one.
  if (faults.length === 0) return { values: body as WantedSettings, errors: {} }
  const errors = Object.fromEntries(
    faults.map(([field, message]) => [field, { type: 'custom', message }]),
  )
  return { values: {}, errors: toNestErrors(errors, options) }
}

/**
 * The form of a group's settings. What another admin saved meanwhile comes into the fields that one
 * has not touched; to save over it one must have seen it.
 */
export function useSettingsForm(AcdGroupsID: number, settings: GroupSettings) {
  const save = useMutation(groupSettingsMutations.set(AcdGroupsID))
  const [version, setVersion] = useState(settings.version)
  const [isRefused, setRefused] = useState(false)
  const form = useForm<SettingsFields, unknown, WantedSettings>({
    resolver,
    defaultValues: fieldsOf(settings),
    mode: 'onTouched',
  })
  const { isDirty } = form.formState

  // What was typed stays; only what one has not touched follows the server.
  useEffect(() => {
    if (settings.version === version || (isDirty && !isRefused)) return
    form.reset(fieldsOf(settings), { keepDirtyValues: true, keepErrors: true })
    setVersion(settings.version)
    setRefused(false)
  }, [form, isDirty, isRefused, settings, version])

  function refuse(error: unknown) {
    const problem = error instanceof ProblemError ? error : undefined
    const { fieldOf } = sentOf(form.getValues())
    const faults = [...byField(problem?.faults ?? [], fieldOf)]
    if (faults.length === 0) form.setError('root', { message: reasonOf(error) })
    for (const [place, [field, message]] of faults.entries()) {
      // A path of the request is one of the fields that it was made of.
      const path = field as FieldPath<SettingsFields>
      form.setError(path, { message }, { shouldFocus: place === 0 })
    }
    setRefused(problem?.code === 'group_settings_changed')
  }

  const submit = form.handleSubmit((wanted) =>
    save.mutate(
      { ...wanted, version },
      {
        onSuccess: (stored) => {
          form.reset(fieldsOf(stored))
          setVersion(stored.version)
        },
        onError: refuse,
      },
    ),
  )
  return { form, submit, save }
}
