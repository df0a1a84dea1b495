import { IconDeviceFloppy } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { m } from '@/messages'
import { MenuButton } from '@/ui/buttons/MenuButton'
import { lazyPart } from '@/ui/page/lazyLoad'
import { usePageCommands } from '@/ui/pageCommands'
import { type ListView, savedView } from '../../listSettings'
import type { ListSettingsControl } from '../../useListSettings'
import type { useEventRows } from '../useEventRows'
import { useViewTabs } from './useViewTabs'
import classes from './ViewLine.module.css'
import { ViewNote } from './ViewNote'
import { ViewTabs } from './ViewTabs'

const MoreViews = lazyPart(() => import('./MoreViews'), 'MoreViews')
const ViewName = lazyPart(() => import('./ViewName'), 'ViewName')

type Props = {
  list: ListSettingsControl
  rows: Pick<ReturnType<typeof useEventRows>, 'snapshot' | 'count'>
  open: number | undefined
  onView: (view: ListView | undefined) => void
}

/** The views as tabs, the menu of the others, and what is changed of the one that is shown. */
export function ViewLine({ list, rows, open, onView }: Props) {
  const tabs = useViewTabs({ list, snapshot: rows.snapshot, count: rows.count })
  const [isNaming, setNaming] = useState(false)
  const onSaveAs = () => setNaming(true)
  usePageCommands([
    { key: 'saveView', label: m.views.saveAs, Icon: IconDeviceFloppy, act: onSaveAs },
  ])
  return (
    <div className={classes.root}>
      <ViewTabs tabs={tabs} open={open} />
      <MenuButton label={m.views.more} variant="quiet" size="xs">
        {(isOpen, close) => <MoreViews {...{ list, onView, onSaveAs, isOpen, close }} />}
      </MenuButton>
      <ViewNote list={list} onView={onView} />
      {isNaming && (
        <Suspense>
          <ViewName
            settings={list.settings}
            renamed={undefined}
            onDone={(made) => {
              setNaming(false)
              if (made) onView(savedView(made))
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
