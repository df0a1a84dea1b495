import type { AcdEvent } from '@/contract/event/events'
import { PhoneNumber } from '@/fields/PhoneNumber'
import type { Centre } from '@/session/useCentre'
import type { Column } from '@/ui/table/DataRow'
import { EventLink } from '../../EventLink'
import { EventStatus } from '../../EventStatus'
import { EventType } from '../../EventType'
import { Lateness } from '../../Lateness'
import { latenessOf } from '../../lateness'
import { descendsFirst } from './columnRules'
import { columnTitle } from './columnTitle'
import { ageOf, type CellSettings } from './eventCells'
import classes from './narrowEventColumns.module.css'

function Late({ event, centre }: { event: AcdEvent; centre: Centre }) {
  const late = latenessOf(event, centre)
  if (late === undefined || event.dtRemind === null) return null
  return <Lateness late={late} stamp={event.dtRemind} />
}

/** The list on narrow screens: each event in two lines, and how old it is. */
export function narrowEventColumns({ centre, search, spaced }: CellSettings): Column<AcdEvent>[] {
  return [
    {
      key: 'subject',
      title: columnTitle('subject'),
      width: 160,
      grows: true,
      sortable: true,
      cell: (event, tabIndex) => (
        <>
          <EventLink event={event} search={search} tabIndex={tabIndex} />
          <span className={classes.second}>
            <EventStatus id={event.AcdEventStatusID} />
            <EventType id={event.AcdEventTypesID} shows="sign" />
            <Late {...{ event, centre }} />
            <PhoneNumber text={event.Sender} type={event.AcdEventTypesID} spaced={spaced} />
          </span>
        </>
      ),
    },
    {
      key: 'age',
      title: columnTitle('age'),
      width: 72,
      sortable: true,
      descendsFirst: descendsFirst.age,
      cell: (event) => <span className={classes.age}>{ageOf(event, centre)}</span>,
    },
  ]
}
