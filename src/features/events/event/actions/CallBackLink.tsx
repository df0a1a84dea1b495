import { IconPhoneOutgoing } from '@tabler/icons-react'
import { type AcdEvent, eventTypeIds, telephoneTypes } from '@/contract/event/events'
import { phoneDigits } from '@/contract/values/phone'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { Button } from '@/ui/buttons/Button'

const asText = (value: string | null) => (value ? value : undefined)

/** The address of a form that is filled in for calling an event's sender back; none without a number. */
function searchOf({ Sender, AcdEventTypesID, AcdGroupsID, CrmURL, UserData }: AcdEvent) {
  const digits = phoneDigits(Sender)
  if (digits === undefined) return undefined
  const isTelephone = telephoneTypes.includes(AcdEventTypesID) || /^(\+|00)/.test(Sender)
  const crm = asText(CrmURL)
  const userdata = asText(UserData)
  return {
    type: String(eventTypeIds.callback),
    sender: isTelephone && digits.length > 6 ? `+${digits}` : Sender,
    group: String(AcdGroupsID),
    ...(crm ? { crm } : {}),
    ...(userdata ? { userdata } : {}),
  }
}

/** Books a callback for the caller of an event. */
export function CallBackLink({ event }: { event: AcdEvent }) {
  const search = searchOf(event)
  if (!search) return null
  return (
    <Button
      size="xs"
      variant="default"
      icon={<IconPhoneOutgoing aria-hidden size={16} />}
      renderRoot={(props) => <Link to="/events/new" search={search} {...props} />}
    >
      {m.create.callBack}
    </Button>
  )
}
