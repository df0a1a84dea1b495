import { Stack } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wallboardQueries } from '@/client/groups/wallboard'
import { AgedLook } from '@/fields/AgedLook'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { navigate, searchOf } from '@/navigation/address'
import { useSearch } from '@/navigation/LocationProvider'
import { useCentre } from '@/session/useCentre'
import { Button } from '@/ui/buttons/Button'
import { Page } from '@/ui/page/Page'
import { Panel } from '@/ui/page/Panel'
import { BoardGroups } from '../BoardGroups'
import { minuteOfInstant, PastMinute, readBoardSearch } from '../pastMinute'
import { BoardTile } from './BoardTile'
import { ChooseTiles } from './ChooseTiles'
import { MinuteSlider } from './MinuteSlider'
import { TodayChart } from './TodayChart'
import { TodayTable } from './TodayTable'
import classes from './Wallboard.module.css'

const columns = ['name', 'open', 'oldest', 'due', 'overdue', 'closedToday', 'inTimeToday'] as const

/** What the page asks for first. */
export const prime = (client: QueryClient, { search }: { search: string }) =>
  client.prefetchQuery(
    wallboardQueries.of({ typesOf: [], at: readBoardSearch(searchOf(search)).at }),
  )

/** What waits now, or waited at a past minute: six numbers, each group, and the day by half hours. */
export function WallboardPage() {
  const { at } = useSearch(readBoardSearch)
  const { now, zone } = useCentre()
  const [expanded, setExpanded] = useState<ReadonlySet<number>>(new Set())
  const board = useQuery(wallboardQueries.of({ typesOf: [...expanded], at }))
  const isPast = at !== undefined
  const onAt = (minute: string | undefined, replace = true) =>
    navigate({ to: '/wallboard', search: { at: minute }, replace })
  const onToggle = (AcdGroupsID: number) => {
    const others = new Set(expanded)
    if (!others.delete(AcdGroupsID)) others.add(AcdGroupsID)
    setExpanded(others)
  }
  const actions = board.data && !isPast && (
    <>
      <Button
        size="xs"
        variant="default"
        icon={<IconHistory aria-hidden size={16} />}
        onClick={() => onAt(minuteOfInstant(now, zone), false)}
      >
        {m.past.asItWas}
      </Button>
      <ChooseTiles tiles={board.data.tiles} />
    </>
  )
  return (
    <PastMinute value={at}>
      <Page title={m.wallboard.title} name={m.wallboard.title} actions={actions}>
        {isPast && <MinuteSlider at={at} onAt={onAt} onNow={() => onAt(undefined, false)} />}
        <Loaded read={board} isPast={isPast}>
          {(read) => (
            <Stack gap="md">
              <AgedLook read={board} isPast={isPast} className={classes.tiles}>
                {read.tiles.map((tile) => (
                  <BoardTile key={tile.ViewsID ?? tile.name} tile={tile} asOf={read.asOf} />
                ))}
              </AgedLook>
              <BoardGroups
                groups={read.groups}
                columns={columns}
                expansion={{ groups: expanded, onToggle }}
              />
              <Panel title={m.wallboard.today}>
                <TodayChart halfHours={read.halfHours} />
                <TodayTable halfHours={read.halfHours} />
              </Panel>
            </Stack>
          )}
        </Loaded>
      </Page>
    </PastMinute>
  )
}
