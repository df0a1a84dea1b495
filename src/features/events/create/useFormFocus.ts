import { type RefObject, useEffect } from 'react'
import type { FormStart } from './beginForm'
import type { EventFormApi } from './draft/eventDraft'

/** Where one begins to type, and what one has to mend after each submission. */
export function useFormFocus(
  form: EventFormApi,
  start: FormStart,
  element: RefObject<HTMLFormElement | null>,
): void {
  const { submitCount } = form.formState
  // The first fault as one reads, which is not the order in which the fields were registered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each submission looks anew
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [submitCount])
  // The first required field that is empty: a call begins with the number.
  useEffect(() => {
    const group = start.draft.groupChoice === 'one' ? 'AcdGroupsID' : 'AcdConfigurationGroupsID'
    const first = (['Sender', 'Subject', group] as const).find((name) => !start.draft[name])
    if (first) form.setFocus(first)
  }, [form, start])
}
