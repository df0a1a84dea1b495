import type { AcdEvent } from '@/contract/event/events'
import { PhoneNumber } from '@/fields/PhoneNumber'
import { language } from '@/messages'
import type { Centre } from '@/session/useCentre'
import type { Column } from '@/ui/table/DataRow'
import { EventLink } from '../../EventLink'
import { EventStatus } from '../../EventStatus'
import { EventType } from '../../EventType'
import { Lateness } from '../../Lateness'
import { latenessOf } from '../../lateness'
import { descendsFirst } from './columnRules'
import { columnTitle } from './columnTitle'
import { ageOf, type CellSettings, StampCell } from './eventCells'
import classes from './narrowEventColumns.module.css'

function Late({ event, centre }: { event: AcdEvent; centre: Centre }) {
  const late = latenessOf(event, centre)
  if (late === undefined || event.dtRemind === null) return null
  return <Lateness late={late} stamp={event.dtRemind} />
}

/** How wide the column of appointments is for its name, and for how late one is. */
const whenWidth = { en: 104, de: 96, fr: 104 }

/** How old an event is; or, in a list of appointments, when it is due and by how much that has passed. */
const lastColumn = (last: 'age' | 'appointment', centre: Centre): Column<AcdEvent> => ({
  key: last,
  title: columnTitle(last),
  width: last === 'age' ? 72 : whenWidth[language],
  sortable: true,
  descendsFirst: descendsFirst[last],
  cell: (event) =>
    last === 'age' ? (
      <span className={classes.age}>{ageOf(event, centre)}</span>
    ) : (
      <span className={classes.when}>
        <StampCell stamp={event.dtRemind} now={centre.now} />
        <Late {...{ event, centre }} />
      </span>
    ),
})

/** The list on narrow screens: each event in two lines, and one value more. */
export function narrowEventColumns(
  { centre, search, spaced }: CellSettings,
  last: 'age' | 'appointment',
): Column<AcdEvent>[] {
  return [
    {
      key: 'subject',
      title: columnTitle('subject'),
      width: 160,
      least: 128,
      grows: true,
      sortable: true,
      cell: (event, tabIndex) => (
        <>
          <EventLink event={event} search={search} tabIndex={tabIndex} />
          <span className={classes.second}>
            <EventStatus id={event.AcdEventStatusID} />
            <EventType id={event.AcdEventTypesID} shows="sign" />
            {last === 'age' && <Late {...{ event, centre }} />}
            <PhoneNumber text={event.Sender} type={event.AcdEventTypesID} spaced={spaced} />
          </span>
        </>
      ),
    },
    lastColumn(last, centre),
  ]
}
