import { telephoneTypes } from '@/contract/event/events'
import { m } from '@/messages'
import type { Phones } from '@/phone/types'
import type { EventFormApi } from '../draft/eventDraft'
import { DuplicateRadar } from './DuplicateRadar'
import { PartyField } from './PartyField'
import classes from './parts.module.css'
import { TypeField } from './TypeField'

type Props = {
  form: EventFormApi
  type: number
  phones: Phones
  AcdGroupsID: number | undefined
  /** Where the radar is. */
  aside: string | undefined
}

/** What the radar looks for: a whole number, or an address that is long enough to be one. */
function wantedOf(text: string, isTelephone: boolean, phones: Phones): string | undefined {
  if (isTelephone) return phones.digits(text)
  const address = text.trim()
  return address.length < 3 ? undefined : address
}

/** Who calls, and whether this caller has something open already: told beside the form. */
export function CallerPart({ form, type, phones, AcdGroupsID, aside }: Props) {
  const isTelephone = telephoneTypes.includes(type)
  return (
    <>
      <div className={classes.caller}>
        <TypeField form={form} />
        <PartyField
          {...{ form, isTelephone, phones }}
          name="Sender"
          label={m.create.sender}
          required
        />
      </div>
      <div className={aside}>
        <DuplicateRadar
          sender={wantedOf(form.watch('Sender'), isTelephone, phones)}
          type={type}
          AcdGroupsID={AcdGroupsID}
        />
      </div>
    </>
  )
}
