import { Textarea, TextInput } from '@mantine/core'
import { eventTypeIds } from '@/contract/event/events'
import { m } from '@/messages'
import type { EventFormApi } from '../draft/eventDraft'
import { textField } from './textField'

/** What it is about; only callbacks have a body. */
export const ContentPart = ({ form, type }: { form: EventFormApi; type: number }) => (
  <>
    <TextInput
      label={m.create.subject}
      required
      autoComplete="off"
      {...textField(form, 'Subject')}
    />
    {type === eventTypeIds.callback && (
      <Textarea
        label={m.create.body}
        autosize
        minRows={2}
        maxRows={8}
        {...textField(form, 'Body')}
      />
    )}
  </>
)
