import { Alert, Group, Stack, Text } from '@mantine/core'
import type { GroupSettings } from '@/contract/groupSettings'
import { m } from '@/messages'
import { useMayDo } from '@/session/useMayDo'
import { Button } from '@/ui/buttons/Button'
import { GoalsPanel } from './GoalsPanel'
import classes from './GroupSettings.module.css'
import { HoursPanel } from './HoursPanel'
import { MembersPanel } from './MembersPanel'
import { useSettingsForm } from './useSettingsForm'

type Props = { AcdGroupsID: number; settings: GroupSettings }

/** What a group is held to, saved all at once; who may only look sees it and changes nothing. */
export function GroupSettingsForm({ AcdGroupsID, settings }: Props) {
  const mayChange = useMayDo('admin')
  const { form, submit, save } = useSettingsForm(AcdGroupsID, settings)
  const { errors, isDirty } = form.formState
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {!mayChange && (
        <Text c="dimmed" mb="sm">
          {m.groups.rights}
        </Text>
      )}
      <fieldset className={classes.fieldset} disabled={!mayChange}>
        <Stack gap="md">
          <GoalsPanel form={form} />
          <HoursPanel form={form} />
          <MembersPanel AcdGroupsID={AcdGroupsID} form={form} />
        </Stack>
      </fieldset>
      {mayChange && (
        <div className={classes.bar}>
          {errors.root && (
            <Alert color="red" variant="light" role="alert">
              {errors.root.message}
            </Alert>
          )}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {m.groups.save}
            </Button>
            <Text role="status" size="sm" c="dimmed">
              {save.isSuccess && !isDirty ? m.groups.saved : isDirty ? m.groups.unsaved : ''}
            </Text>
          </Group>
        </div>
      )}
    </form>
  )
}
