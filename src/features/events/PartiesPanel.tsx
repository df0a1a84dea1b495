import { SimpleGrid } from '@mantine/core'
import { telephoneTypes } from '@/contract/events'
import { m } from '@/messages'
import type { Phones } from '@/phone/types'
import { Panel } from '@/ui/Panel'
import { DuplicateRadar } from './DuplicateRadar'
import type { EventFormApi } from './eventDraft'
import { PartyField } from './PartyField'

type Props = {
  form: EventFormApi
  type: number
  phones: Phones
  AcdGroupsID: number | undefined
}

/** What the radar looks for: a whole number, or an address that is long enough to be one. */
function wantedOf(text: string, isTelephone: boolean, phones: Phones): string | undefined {
  if (isTelephone) return phones.digits(text)
  const address = text.trim()
  return address.length < 3 ? undefined : address
}

/** Who it comes from, whom it was for, and whether this caller has something open already. */
export function PartiesPanel({ form, type, phones, AcdGroupsID }: Props) {
  const isTelephone = telephoneTypes.includes(type)
  const party = { form, isTelephone, phones }
  return (
    <Panel title={m.event.parties}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <PartyField {...party} name="Sender" label={m.create.sender} required />
        <PartyField {...party} name="Receiver" label={m.create.receiver} />
      </SimpleGrid>
      <DuplicateRadar
        sender={wantedOf(form.watch('Sender'), isTelephone, phones)}
        type={type}
        AcdGroupsID={AcdGroupsID}
      />
    </Panel>
  )
}
