import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wallboardQueries } from '@/client/groups/wallboard'
import { Loaded } from '@/fields/Loaded'
import { m } from '@/messages'
import { Page } from '@/ui/page/Page'
import { Panel } from '@/ui/page/Panel'
import { BoardGroups } from '../BoardGroups'
import { BoardTile } from './BoardTile'
import { ChooseTiles } from './ChooseTiles'
import { TodayChart } from './TodayChart'
import { TodayTable } from './TodayTable'
import classes from './Wallboard.module.css'

const columns = ['name', 'open', 'oldest', 'due', 'overdue', 'closedToday', 'inTimeToday'] as const

/** What waits now: six numbers, each group, and today by half hours; every number leads to its list. */
export function WallboardPage() {
  const [expanded, setExpanded] = useState<ReadonlySet<number>>(new Set())
  const board = useQuery(wallboardQueries.now([...expanded]))
  const onToggle = (AcdGroupsID: number) => {
    const others = new Set(expanded)
    if (!others.delete(AcdGroupsID)) others.add(AcdGroupsID)
    setExpanded(others)
  }
  return (
    <Page
      title={m.wallboard.title}
      name={m.wallboard.title}
      actions={board.data && <ChooseTiles tiles={board.data.tiles} />}
    >
      <Loaded read={board}>
        {(read) => (
          <Stack gap="md">
            <div className={classes.tiles}>
              {read.tiles.map((tile) => (
                <BoardTile key={tile.ViewsID ?? tile.name} tile={tile} asOf={read.asOf} />
              ))}
            </div>
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
  )
}
