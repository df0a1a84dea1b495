import { Text } from '@mantine/core'
import { m } from '@/messages'
import type { EventFormApi } from '../draft/eventDraft'

/** After a sending: how many fields are to be mended, and what concerns none of them. */
export function SendFaults({ form }: { form: EventFormApi }) {
  const { errors, submitCount } = form.formState
  const faultCount = Object.keys(errors).filter((name) => name !== 'root').length
  const sentences = [
    submitCount > 0 && faultCount > 0 ? m.create.faults(faultCount) : undefined,
    errors.root?.message,
  ].filter((sentence) => sentence !== undefined)
  return sentences.map((sentence) => (
    <Text key={sentence} role="alert" size="sm" fw={600} c="var(--mantine-color-error)">
      {sentence}
    </Text>
  ))
}
