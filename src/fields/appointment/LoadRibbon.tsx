import { useQuery } from '@tanstack/react-query'
import { slotQueries } from '@/client/groups/slots'
import { m } from '@/messages'
import { formatDay } from '@/ui/text/format'
import classes from './LoadRibbon.module.css'
import { RibbonSlots } from './RibbonSlots'

type Props = {
  /** The group that gets the callback, once it is known. */
  AcdGroupsID: number | undefined
  /** `yyyy-mm-dd`; `chosen` in epoch ms. */
  date: string
  chosen: number | undefined
  onChoose: (date: string, time: string) => void
}

/** How full a group's half hours of a day are; a press takes one. */
export function LoadRibbon({ AcdGroupsID, date, chosen, onChoose }: Props) {
  const load = useQuery({
    ...slotQueries.of({ from: date, days: 1, AcdGroupsID }),
    enabled: AcdGroupsID !== undefined,
  })
  const title = m.create.load.title(formatDay(date))
  const sentence = () => {
    if (AcdGroupsID === undefined) return m.create.load.noGroup
    return load.isError && load.data === undefined ? m.create.load.failed : title
  }
  return (
    <div className={classes.root}>
      <div className={classes.title}>{sentence()}</div>
      {AcdGroupsID !== undefined && load.data && (
        <RibbonSlots
          key={date}
          title={title}
          slots={load.data.slots}
          chosen={chosen}
          onTime={(time) => onChoose(date, time)}
        />
      )}
    </div>
  )
}
