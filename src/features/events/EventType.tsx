import {
  IconDeviceMobileMessage,
  IconMail,
  IconMessages,
  IconPhoneIncoming,
  IconPrinter,
  IconRecordMail,
  IconTicket,
} from '@tabler/icons-react'
import { typeLabel } from '@/session/useNames'
import classes from './EventType.module.css'

const icons: Record<number, typeof IconMail> = {
  1: IconRecordMail,
  2: IconPrinter,
  3: IconPhoneIncoming,
  4: IconDeviceMobileMessage,
  5: IconMail,
  6: IconTicket,
  7: IconMessages,
}

type Props = { id: number; shows?: 'both' | 'sign' | 'name' }

/** An event's type as icon and name, or one of them where there is little room. */
export function EventType({ id, shows = 'both' }: Props) {
  const Icon = icons[id]
  const label = typeLabel(id)
  if (shows === 'sign' && Icon) {
    return (
      <span className={classes.root} title={label}>
        <Icon role="img" aria-label={label} size={15} stroke={1.7} />
      </span>
    )
  }
  return (
    <span className={classes.root} title={label}>
      {Icon && shows === 'both' && <Icon aria-hidden size={16} stroke={1.7} />}
      <span className={classes.text}>{label}</span>
    </span>
  )
}
