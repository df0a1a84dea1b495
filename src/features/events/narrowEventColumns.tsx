import type { AcdEvent } from '@/contract/events'
import { PhoneNumber } from '@/fields/PhoneNumber'
import type { Column } from '@/ui/DataRow'
import { columnTitle } from './columnTitle'
import { EventLink } from './EventLink'
import { EventStatus } from './EventStatus'
import { EventType } from './EventType'
import { ageOf, type CellSettings } from './eventCells'
import classes from './narrowEventColumns.module.css'

/** The list on narrow screens: each event in two lines, and how old it is. */
export function narrowEventColumns({ centre, search, spaced }: CellSettings): Column<AcdEvent>[] {
  return [
    {
      key: 'subject',
      title: columnTitle('subject'),
      width: 'auto',
      sortable: true,
      cell: (event, tabIndex) => (
        <>
          <EventLink event={event} search={search} tabIndex={tabIndex} />
          <span className={classes.second}>
            <EventStatus id={event.AcdEventStatusID} />
            <EventType id={event.AcdEventTypesID} shows="sign" />
            <PhoneNumber text={event.Sender} type={event.AcdEventTypesID} spaced={spaced} />
          </span>
        </>
      ),
    },
    {
      key: 'age',
      title: columnTitle('age'),
      width: '4.5rem',
      sortable: true,
      cell: (event) => <span className={classes.age}>{ageOf(event, centre)}</span>,
    },
  ]
}
