import { IconDeviceFloppy } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { m } from '@/messages'
import { MenuButton } from '@/ui/buttons/MenuButton'
import { lazyPart, lazyPlainPart } from '@/ui/page/lazyLoad'
import { usePageCommands } from '@/ui/pageCommands'
import { useWhenIdle } from '@/ui/useWhenIdle'
import { type ListView, savedView } from '../../listSettings'
import type { ListSettingsControl } from '../../useListSettings'
import type { AskAhead } from '../useAskAhead'
import type { useEventRows } from '../useEventRows'
import { useViewTabs } from './useViewTabs'
import classes from './ViewLine.module.css'
import { ViewTabs } from './ViewTabs'

const MoreViews = lazyPart(() => import('./MoreViews'), 'MoreViews')
const loadNote = () => import('./ViewNote')
const ViewNote = lazyPlainPart(loadNote, 'ViewNote')

/** The first sort and the first letter change the view: what is said of that is there by then. */
const loadNoteAhead = () => void loadNote().catch(() => undefined)

const ViewName = lazyPart(() => import('./ViewName'), 'ViewName')

type Props = {
  list: ListSettingsControl
  rows: Pick<ReturnType<typeof useEventRows>, 'asked' | 'snapshot' | 'askedAt' | 'count'>
  open: number | undefined
  askAhead: AskAhead
  onView: (view: ListView | undefined) => void
}

/** There is something to say of the view: it is gone, another's, or changed here. */
const hasNote = ({ view, isChanged, isGone }: ListSettingsControl) =>
  isGone || isChanged || view?.saved?.isOwn === false

/** The views as tabs, the menu of the others, and what is changed of the one that is shown. */
export function ViewLine({ list, rows, open, askAhead, onView }: Props) {
  const tabs = useViewTabs({ list, ...rows, at: rows.asked.at })
  const [isNaming, setNaming] = useState(false)
  useWhenIdle(rows.count !== undefined, loadNoteAhead)
  const onSaveAs = () => setNaming(true)
  usePageCommands([
    { key: 'saveView', label: m.views.saveAs, Icon: IconDeviceFloppy, act: onSaveAs },
  ])
  return (
    <div className={classes.root}>
      <ViewTabs {...{ tabs, open, askAhead }} />
      <MenuButton label={m.views.more} variant="quiet" size="xs">
        {(isOpen, close) => <MoreViews {...{ list, onView, onSaveAs, isOpen, close }} />}
      </MenuButton>
      <Suspense>{hasNote(list) && <ViewNote list={list} onView={onView} />}</Suspense>
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
