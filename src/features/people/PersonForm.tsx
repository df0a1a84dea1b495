import { Alert, Group, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { personRoles } from '@/contract/roles'
import { faultOf } from '@/failures/faultOf'
import { UserSelect } from '@/fields/UserSelect'
import { m } from '@/messages'
import { PersonGroups } from './PersonGroups'
import type { PersonFormState } from './usePersonForm'

type Props = {
  state: PersonFormState
  /** A new person may be a user who is there already. */
  isNew: boolean
  onSubmit: () => void
  buttons: ReactNode
}

function NameFields({ state: { form, errorOf }, isNew }: Pick<Props, 'state' | 'isNew'>) {
  const UsersID = form.watch('UsersID')
  return (
    <>
      <TextInput
        label={m.people.uid}
        description={isNew ? m.people.uidHint : undefined}
        error={errorOf('UID')}
        disabled={UsersID !== null}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        {...form.register('UID')}
      />
      {isNew && (
        <UserSelect
          label={m.people.user}
          placeholder={m.people.noUser}
          error={errorOf('UsersID')}
          value={UsersID}
          onChange={(user) => {
            form.setValue('UsersID', user)
            if (user !== null) form.setValue('UID', '')
          }}
        />
      )}
      <TextInput
        label={m.people.firstName}
        error={errorOf('FirstName')}
        {...form.register('FirstName')}
      />
      <TextInput
        label={m.people.lastName}
        error={errorOf('LastName')}
        {...form.register('LastName')}
      />
    </>
  )
}

function RightsFields({ state: { form, errorOf } }: Pick<Props, 'state'>) {
  const role = form.watch('role')
  return (
    <>
      <Select
        label={m.people.role}
        data={personRoles.map((value) => ({ value, label: m.common.roles[value] }))}
        value={role}
        allowDeselect={false}
        error={errorOf('role')}
        onChange={(value) =>
          form.setValue('role', personRoles.find((known) => known === value) ?? role)
        }
      />
      <TextInput
        label={m.people.skills}
        description={m.people.skillsHint}
        error={errorOf('SkillsIDs')}
        {...form.register('SkillsIDs')}
      />
    </>
  )
}

/** Who a person is, and what they may do. */
export function PersonForm({ state, isNew, onSubmit, buttons }: Props) {
  const { form, errorOf } = state
  const { errors } = form.formState
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NameFields state={state} isNew={isNew} />
          <RightsFields state={state} />
        </SimpleGrid>
        <PersonGroups
          groups={form.watch('groups')}
          error={faultOf(errors, 'groups')}
          faultAt={(place) => faultOf(errors, `groups.${place}.AcdGroupsID`)}
          onChange={(groups) => {
            // Faults are known by their place, which has changed.
            form.clearErrors('groups')
            form.setValue('groups', groups)
          }}
        />
        <Switch
          label={m.people.onlyOwnGroups}
          description={m.people.onlyOwnGroupsHint}
          error={errorOf('bOnlyOwnGroups')}
          checked={form.watch('bOnlyOwnGroups')}
          onChange={(event) => form.setValue('bOnlyOwnGroups', event.currentTarget.checked)}
        />
        {errors.root && (
          <Alert color="red" variant="light" role="alert">
            {errors.root.message}
          </Alert>
        )}
        <Group>{buttons}</Group>
      </Stack>
    </form>
  )
}
