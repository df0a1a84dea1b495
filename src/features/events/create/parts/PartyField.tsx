import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { m } from '@/messages'
import type { Phones } from '@/phone/types'
import type { EventFormApi } from '../draft/eventDraft'
import { boxFirst, textField } from './textField'

type Props = {
  form: EventFormApi
  name: 'Sender' | 'Receiver'
  label: string
  required?: boolean
  isTelephone: boolean
  phones: Phones
}

/**
 * A sender or receiver. A telephone number is spaced as soon as one leaves the field and it can be
 * read as one; until then it stays as it was typed.
 */
export function PartyField({ form, name, label, required = false, isTelephone, phones }: Props) {
  // The spaced form of a national number, as long as the field holds it: the hint says so.
  const [national, setNational] = useState<string>()
  const text = form.watch(name)
  const spaced = isTelephone ? phones.spaced(text) : undefined

  const hint = () => {
    if (!isTelephone) return undefined
    if (spaced === undefined) return m.create.phoneHint(phones.country)
    const isNational = phones.isNational(text) || national === text
    return isNational ? m.create.phoneNational(phones.country, spaced) : m.create.phoneAs(spaced)
  }
  const onLeave = () => {
    if (spaced === undefined || spaced === text) return
    if (phones.isNational(text)) setNational(spaced)
    form.setValue(name, spaced, { shouldDirty: true })
  }
  return (
    <TextInput
      label={label}
      inputWrapperOrder={boxFirst}
      required={required}
      description={hint()}
      type={isTelephone ? 'tel' : 'text'}
      autoComplete="off"
      {...textField(form, name, onLeave)}
    />
  )
}
