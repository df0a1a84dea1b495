import type { EventDraft } from '@/contract/eventDrafts'
import { faultSentence } from '@/fields/faultSentence'
import type { EventFormApi } from './eventDraft'

/** The sentence of a field's fault, if it has one. */
export function faultAt(form: EventFormApi, name: keyof EventDraft): string | undefined {
  const message = form.formState.errors[name]?.message
  return message === undefined ? undefined : faultSentence(message)
}
