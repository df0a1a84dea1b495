import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import { eventTypes } from '@/contract/filter/names'
import { UserSelect } from '@/fields/UserSelect'
import { typeLabel } from '@/fields/useNames'
import { m } from '@/messages'
import { Panel } from '@/ui/Panel'
import type { EventFormApi } from './eventDraft'
import { faultAt } from './faultAt'
import { GroupChoice } from './GroupChoice'

const typeData = () => eventTypes.map(({ id }) => ({ value: String(id), label: typeLabel(id) }))

/** What kind of event it is, and who gets it. */
export function HandlingPanel({ form }: { form: EventFormApi }) {
  const { control, register } = form
  return (
    <Panel title={m.event.handling}>
      <Stack gap="sm">
        <Controller
          control={control}
          name="AcdEventTypesID"
          render={({ field }) => (
            <Select
              label={m.create.type}
              required
              searchable
              data={typeData()}
              value={String(field.value)}
              onChange={(id) => field.onChange(Number(id))}
              onBlur={field.onBlur}
              ref={field.ref}
              error={faultAt(form, 'AcdEventTypesID')}
            />
          )}
        />
        <GroupChoice control={control} mode={form.watch('groupChoice')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Controller
            control={control}
            name="UsersID"
            render={({ field }) => (
              <UserSelect
                label={m.create.agent}
                description={m.create.agentHint}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                ref={field.ref}
                error={faultAt(form, 'UsersID')}
              />
            )}
          />
          <TextInput
            label={m.create.priority}
            description={m.create.priorityHint}
            inputMode="numeric"
            error={faultAt(form, 'nPriority')}
            {...register('nPriority')}
          />
        </SimpleGrid>
      </Stack>
    </Panel>
  )
}
