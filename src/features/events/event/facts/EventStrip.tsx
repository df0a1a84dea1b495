import type { ReactNode } from 'react'
import type { AcdEvent } from '@/contract/event/events'
import { stampInstant } from '@/contract/values/zone'
import { m } from '@/messages'
import { useCentre } from '@/session/useCentre'
import { useNames } from '@/session/useNames'
import { formatAge, formatNumber, formatStamp } from '@/ui/text/format'
import { UntrustedText } from '@/ui/text/UntrustedText'
import { CrmLink } from './CrmLink'
import { Appointment } from './EventInstant'
import classes from './EventStrip.module.css'
import { FilterLink } from './FilterLink'
import { Party } from './Party'

type Props = { event: AcdEvent }
type CellProps = { name: string; wide?: boolean; children: ReactNode }

const Cell = ({ name, wide = false, children }: CellProps) => (
  <div className={classes.cell} data-wide={wide || undefined}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** How long ago it came, and when that was. */
function Age({ stamp }: { stamp: string }) {
  const { now, zone } = useCentre()
  const age = Math.max(0, now - (stampInstant(stamp, zone) ?? now))
  return <span title={formatStamp(stamp)}>{formatAge(age)}</span>
}

/** Who has it, or who may take it. */
function Agent({ UsersID }: Pick<AcdEvent, 'UsersID'>) {
  const names = useNames()
  if (UsersID === null) return m.event.anyAgent
  return <FilterLink filter={`agent:${UsersID}`} text={names.user(UsersID)} />
}

/** What one came for: whom to call, when, and whose it is. */
export function EventStrip({ event }: Props) {
  const names = useNames()
  const { columns } = m.events
  const { Sender, AcdEventTypesID, AcdGroupsID, CrmURL, ForeignSystemNumber } = event
  return (
    <dl className={classes.root}>
      <Cell name={columns.Sender} wide>
        <span className={classes.number}>
          <Party text={Sender} type={AcdEventTypesID} />
        </span>
      </Cell>
      <Cell name={columns.dtRemind} wide>
        <Appointment event={event} />
      </Cell>
      <Cell name={columns.AcdGroupsID}>
        <FilterLink filter={`group:${AcdGroupsID}`} text={names.group(AcdGroupsID)} />
      </Cell>
      <Cell name={columns.UsersID}>
        <Agent UsersID={event.UsersID} />
      </Cell>
      <Cell name={columns.nPriority}>{formatNumber(event.nPriority)}</Cell>
      <Cell name={columns.age}>
        <Age stamp={event.dtCreated} />
      </Cell>
      {ForeignSystemNumber !== null && ForeignSystemNumber !== '' && (
        <Cell name={m.event.fields.ForeignSystemNumber} wide>
          <UntrustedText text={ForeignSystemNumber} />
        </Cell>
      )}
      {CrmURL !== null && CrmURL !== '' && (
        <Cell name={m.event.fields.CrmURL} wide>
          <CrmLink url={CrmURL} compact />
        </Cell>
      )}
    </dl>
  )
}
