import { TextInput, type TextInputProps } from '@mantine/core'
import type { FieldPath, UseFormReturn } from 'react-hook-form'
import type { WantedSettings } from '@/client/groups/groupSettings'
import { faultOf } from '@/failures/faultOf'
import type { SettingsFields } from './settingsFields'

export type SettingsForm = UseFormReturn<SettingsFields, unknown, WantedSettings>

type Props = { form: SettingsForm; path: FieldPath<SettingsFields> } & Omit<TextInputProps, 'form'>

/** A number or a time, as it is typed. */
export const SettingsText = ({ form, path, ...props }: Props) => (
  <TextInput
    autoComplete="off"
    error={faultOf(form.formState.errors, path)}
    {...form.register(path)}
    {...props}
  />
)
