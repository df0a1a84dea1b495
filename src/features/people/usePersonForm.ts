import { useForm } from 'react-hook-form'
import { NewPerson } from '@/contract/people/people'
import { faultSentence } from '@/failures/faultSentence'
import { contractResolver } from '@/fields/contractResolver'
import { type PersonFields, wantedPerson } from './personFields'

/** The form of a person, new or known, held against the contract's schema. */
export function usePersonForm(defaultValues: PersonFields) {
  const form = useForm<PersonFields, unknown, NewPerson>({
    resolver: contractResolver<PersonFields, NewPerson>(NewPerson, wantedPerson),
    defaultValues,
  })
  const { errors } = form.formState
  /** The first sentence about a field, or about one of its entries. */
  function errorOf(name: keyof PersonFields): string | undefined {
    const found: unknown = errors[name]
    const message = messageIn(found)
    return message === undefined ? undefined : faultSentence(message)
  }
  return { form, errorOf }
}
export type PersonFormState = ReturnType<typeof usePersonForm>

/** Of a list the fault stands at an entry, or at a key of it. */
function messageIn(found: unknown): string | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  if ('message' in found && typeof found.message === 'string') return found.message
  for (const [key, value] of Object.entries(found)) {
    const message = key === 'ref' ? undefined : messageIn(value)
    if (message !== undefined) return message
  }
  return undefined
}
