import type { EventDraft } from '@/contract/event/eventDrafts'
import { faultSentence } from '@/failures/faultSentence'
import type { EventFormApi } from '../draft/eventDraft'

/** The sentence of a field's fault, if it has one. */
export function faultAt(form: EventFormApi, name: keyof EventDraft): string | undefined {
  const message = form.formState.errors[name]?.message
  return message === undefined ? undefined : faultSentence(message)
}

/** A hint stands below its box, so that boxes of one row are in one line. */
export const boxFirst: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]

type TextName = Extract<
  keyof EventDraft,
  'Sender' | 'Receiver' | 'Subject' | 'Body' | 'CrmURL' | 'UserData' | 'nPriority'
>

/**
 * A text field of the form with its fault. One that is left is judged, unless it was only passed by;
 * a fault that is told goes as soon as it is mended. `onLeave` may still change the text.
 */
export function textField(form: EventFormApi, name: TextName, onLeave?: () => void) {
  const error = faultAt(form, name)
  const judge = () => void form.trigger(name)
  const onBlur = () => {
    onLeave?.()
    if (error !== undefined || form.getValues(name) !== '') judge()
  }
  const onChange = () => {
    if (error !== undefined) judge()
  }
  return { error, ...form.register(name, { onBlur, onChange }) }
}
