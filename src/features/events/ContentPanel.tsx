import { SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { eventTypeIds } from '@/contract/events'
import { m } from '@/messages'
import { Panel } from '@/ui/Panel'
import type { EventFormApi } from './eventDraft'
import { faultAt } from './faultAt'

/** What it is about; only callbacks have a body. */
export function ContentPanel({ form, type }: { form: EventFormApi; type: number }) {
  const { register } = form
  return (
    <Panel title={m.event.content}>
      <Stack gap="sm">
        <TextInput
          label={m.create.subject}
          required
          autoComplete="off"
          error={faultAt(form, 'Subject')}
          {...register('Subject')}
        />
        {type === eventTypeIds.callback && (
          <Textarea
            label={m.create.body}
            autosize
            minRows={3}
            maxRows={12}
            error={faultAt(form, 'Body')}
            {...register('Body')}
          />
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={m.create.crm}
            type="url"
            placeholder="https://"
            autoComplete="off"
            error={faultAt(form, 'CrmURL')}
            {...register('CrmURL')}
          />
          <TextInput
            label={type === eventTypeIds.ticket ? m.create.ticketNumber : m.create.userData}
            autoComplete="off"
            error={faultAt(form, 'UserData')}
            {...register('UserData')}
          />
        </SimpleGrid>
      </Stack>
    </Panel>
  )
}
